import type { Clock } from "./clock.ts";
import type { Member, Message, Room, Session, SetUp, SetupState, SignUp, User, CreateRoom, CreatedInvite, Invite } from "./schema.d.ts";
import type { State } from "./state.ts";

export interface ClientOptions {
  baseUrl?: string;
  fetch?: typeof fetch;
  clock?: Clock;
  WebSocket?: unknown;
  session?: "cookie" | "token";
}

export declare class Client {
  constructor(options?: ClientOptions);
  readonly state: State;
  subscribe(listener: (state: State) => void): () => void;
  setupState(): Promise<SetupState>;
  setUp(command: Omit<SetUp, "session" | "commandId">): Promise<User>;
  signUp(command: Omit<SignUp, "session" | "commandId">): Promise<User>;
  signIn(login: string, password: string): Promise<User>;
  signOut(): Promise<void>;
  resetPassword(code: string, password: string): Promise<void>;
  changePassword(current: string, next: string): Promise<void>;
  checkInvite(code: string): Promise<boolean>;
  sessions(): Promise<readonly Session[]>;
  endSession(sessionId: string): Promise<void>;
  endOtherSessions(): Promise<void>;
  invites(): Promise<readonly Invite[]>;
  createInvite(maxUses: number, validDays: number): Promise<CreatedInvite>;
  revokeInvite(inviteId: string): Promise<void>;
  start(): Promise<"signed-in" | "signed-out">;
  stop(): void;
  openRoom(roomId: string): Promise<void>;
  closeRoom(roomId: string): void;
  loadOlder(roomId: string): Promise<void>;
  createRoom(room: Omit<CreateRoom, "id" | "commandId">): Promise<Room>;
  joinRoom(roomId: string): Promise<void>;
  leaveRoom(roomId: string): Promise<void>;
  deleteRoom(roomId: string): Promise<void>;
  addMember(roomId: string, userId: string): Promise<Member | null>;
  removeMember(roomId: string, userId: string): Promise<void>;
  sendMessage(roomId: string, content: string): string;
  retryMessage(id: string): void;
  discardMessage(id: string): void;
  editMessage(message: Message, content: string): Promise<void>;
  deleteMessage(message: Message): Promise<void>;
  addReaction(message: Message, emoji: string): Promise<void>;
  removeReaction(message: Message, emoji: string): Promise<void>;
  setTyping(roomId: string, typing: boolean): void;
}
