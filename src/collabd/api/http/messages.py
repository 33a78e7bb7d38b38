"""Messages, over both doors."""

from collabd.actions import message_pages, messages
from collabd.api.registry import command, query
from collabd.domain.messages import (
    DeleteMessage,
    EditMessage,
    GetMessage,
    ListMessages,
    Message,
    MessagePage,
    MessageResult,
    SendMessage,
)

OPERATIONS = [
    command(
        "message.send",
        "POST /rooms/{roomId}/messages",
        SendMessage,
        MessageResult,
        messages.send_message,
        messages.answer_message,
    ),
    query(
        "message.list", "GET /rooms/{roomId}/messages", ListMessages, MessagePage, message_pages.list_messages
    ),
    query("message.get", "GET /messages/{messageId}", GetMessage, Message, messages.get_message),
    command(
        "message.edit",
        "PATCH /messages/{messageId}",
        EditMessage,
        MessageResult,
        messages.edit_message,
        messages.answer_message,
    ),
    command(
        "message.delete",
        "DELETE /messages/{messageId}",
        DeleteMessage,
        MessageResult,
        messages.delete_message,
        messages.answer_message,
    ),
]
