import { expect, test } from "vitest";
import { type ListPage, PagedList } from "../src/shell/pagedList.svelte.ts";

/** A server that is asked for pages, and answers when the test says so. */
function asked(): { list: PagedList<ListPage>; questions: (string | null)[]; answers: ((page: ListPage) => void)[] } {
  const questions: (string | null)[] = [];
  const answers: ((page: ListPage) => void)[] = [];
  const list = new PagedList<ListPage>((before) => {
    questions.push(before);
    return new Promise((resolve) => answers.push(resolve));
  });
  return { list, questions, answers };
}

test("pages follow each other until there is no more", async () => {
  const { list, questions, answers } = asked();
  const first = list.open();
  expect(list.loading).toBe(true);
  answers[0]?.({ items: ["c", "b"], next: "b" });
  await first;
  expect(list.hasMore).toBe(true);

  const second = list.more();
  answers[1]?.({ items: ["a"], next: null });
  await second;
  expect(questions).toEqual([null, "b"]);
  expect(list.items).toEqual(["c", "b", "a"]);
  expect([list.hasMore, list.loading]).toEqual([false, false]);
});

test("an answer that a newer question has overtaken is let go", async () => {
  const { list, answers } = asked();
  const old = list.open();
  const current = list.open();
  answers[1]?.({ items: ["new"], next: null });
  await current;
  answers[0]?.({ items: ["old"], next: "older" });
  await old;
  expect(list.items).toEqual(["new"]);
  expect(list.hasMore).toBe(false);
});
