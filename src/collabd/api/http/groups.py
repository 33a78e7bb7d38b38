"""Groups. Changing them is an Admin's affair and goes over HTTP only."""

from collabd.actions import users
from collabd.api.registry import command, query
from collabd.domain.records import Done
from collabd.domain.users import AddToGroup, GroupList, ListGroups, RemoveFromGroup

PATH = "/groups/{groupId}/members/{userId}"

OPERATIONS = [
    query("group.list", "GET /groups", ListGroups, GroupList, users.list_groups),
    command(
        "group.add", f"PUT {PATH}", AddToGroup, Done, users.add_to_group, users.answer_group, named=False
    ),
    command(
        "group.remove",
        f"DELETE {PATH}",
        RemoveFromGroup,
        Done,
        users.remove_from_group,
        users.answer_group,
        named=False,
    ),
]
