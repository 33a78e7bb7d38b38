import type { Caller } from "./caller.ts";
import type {
  AuditPage,
  BanPage,
  ListAudit,
  Message,
  ReportPage,
  SuspensionPage,
} from "./schema.d.ts";

/** Reporting messages, and what Moderators, Admins and owners do to keep the peace. */
export class Moderation {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** Asks Moderators to look at a message; `handOver` shows them what it says where they could not read it. */
  async report({ id }: Message, reason: string, handOver: boolean): Promise<void> {
    const command = { messageId: id, reason, handOver };
    await this.#caller.command("message.report", command);
  }

  /** A page of reports, newest first (Moderators); `before` is an earlier page's `next`. */
  reports(status: "open" | "resolved", before: string | null = null): Promise<ReportPage> {
    return this.#caller.read("report.list", { status, before });
  }

  /** Settles a report, in a word on how (Moderators). */
  async resolve(reportId: string, resolution: string): Promise<void> {
    await this.#caller.command("report.resolve", { reportId, resolution });
  }

  /** Keeps a person out until then (Moderators). */
  async suspend(userId: string, until: string, reason: string): Promise<void> {
    await this.#caller.command("user.suspend", { userId, until, reason });
  }

  /** Lets a person sign in again (Moderators). */
  async unsuspend(userId: string): Promise<void> {
    await this.#caller.command("user.unsuspend", { userId });
  }

  /** Who is suspended (Moderators). */
  suspensions(after: string | null = null): Promise<SuspensionPage> {
    return this.#caller.read("suspension.list", { after });
  }

  /** Takes a person out of a room and keeps them out, until then or for good. */
  async ban(roomId: string, userId: string, until: string | null, reason: string): Promise<void> {
    await this.#caller.command("member.ban", { roomId, userId, until, reason });
  }

  /** Lets a person come back into a room. */
  async unban(roomId: string, userId: string): Promise<void> {
    await this.#caller.command("member.unban", { roomId, userId });
  }

  /** Who is kept out of a room. */
  bans(roomId: string, after: string | null = null): Promise<BanPage> {
    return this.#caller.read("member.bans", { roomId, after });
  }

  /** A page of the audit log, newest first (Admins). */
  audit(query: ListAudit): Promise<AuditPage> {
    return this.#caller.read("audit.list", query);
  }
}
