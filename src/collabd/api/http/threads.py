"""Threads, over both doors."""

from collabd.actions import replies, threads
from collabd.api.registry import command, query
from collabd.domain.threads import (
    FollowResult,
    FollowThread,
    ListReplies,
    ListThreads,
    ReplyPage,
    ThreadPage,
    UnfollowThread,
)

FOLLOW = "/messages/{messageId}/follow"

OPERATIONS = [
    query(
        "message.replies", "GET /messages/{messageId}/replies", ListReplies, ReplyPage, replies.list_replies
    ),
    query("thread.list", "GET /threads", ListThreads, ThreadPage, threads.list_threads),
    command(
        "thread.follow",
        f"PUT {FOLLOW}",
        FollowThread,
        FollowResult,
        threads.follow_thread,
        threads.answer_follow,
    ),
    command(
        "thread.unfollow",
        f"DELETE {FOLLOW}",
        UnfollowThread,
        FollowResult,
        threads.unfollow_thread,
        threads.answer_follow,
    ),
]
