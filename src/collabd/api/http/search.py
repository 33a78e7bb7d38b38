"""Search, over both doors."""

from collabd.actions import search
from collabd.api.registry import query
from collabd.domain.search import SearchMessages, SearchPage

OPERATIONS = [
    query("search.messages", "GET /search", SearchMessages, SearchPage, search.search_messages, slow=True),
]
