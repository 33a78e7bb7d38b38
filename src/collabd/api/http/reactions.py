"""Reactions, over both doors."""

from collabd.actions import reactions
from collabd.api.registry import command
from collabd.domain.reactions import AddReaction, ReactionResult, RemoveReaction

PATH = "/messages/{messageId}/reactions/{emoji}"

OPERATIONS = [
    command(
        "reaction.add",
        f"PUT {PATH}",
        AddReaction,
        ReactionResult,
        reactions.add_reaction,
        reactions.answer_reaction,
    ),
    command(
        "reaction.remove",
        f"DELETE {PATH}",
        RemoveReaction,
        ReactionResult,
        reactions.remove_reaction,
        reactions.answer_reaction,
    ),
]
