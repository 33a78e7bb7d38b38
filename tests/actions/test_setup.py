"""The first Admin, on a store."""

from __future__ import annotations

from tests.support.accounts import account, published, refused, session
from tests.support.people import person
from tests.support.stores import World

from collabd.actions import operator, setup
from collabd.api.auth import find_session
from collabd.domain.errors import Code
from collabd.domain.users import User


async def renewed(w: World) -> str:
    code = await w.store.write(setup.renew_setup_code)
    assert code is not None
    return code


async def set_up(w: World, code: str, name: str = "alice") -> User:
    return await w.store.write(setup.set_up, code, account(name), session(f"{name}-browser"))


async def test_the_code_makes_the_first_admin_and_signs_them_in(w: World) -> None:
    assert await w.store.read(setup.setup_needed)
    alice = await set_up(w, await renewed(w))
    assert alice.groups == ["Admins", "Users"]
    found = await w.store.read(find_session, "alice-browser")
    assert found is not None
    assert found.user_id == alice.id
    (event,) = published(w.effects, "directory")
    assert (event["type"], event["user"]["groups"]) == ("user.created", ["Admins", "Users"])
    assert not await w.store.read(setup.setup_needed)


async def test_it_works_once(w: World) -> None:
    code = await renewed(w)
    await set_up(w, code)
    with refused(Code.CONFLICT):
        await set_up(w, code, "bob")
    assert await w.store.write(setup.renew_setup_code) is None


async def test_a_wrong_code_and_one_from_before_the_restart_do_nothing(w: World) -> None:
    old, code = await renewed(w), await renewed(w)
    for wrong in ("wrong", old):
        with refused(Code.FORBIDDEN):
            await set_up(w, wrong)
    assert published(w.effects, "directory") == []
    assert (await set_up(w, code)).username == "alice"


async def test_a_name_that_is_taken_does_not_use_the_code_up(w: World) -> None:
    await person(w.store, "alice")
    code = await renewed(w)
    with refused(Code.CONFLICT, field="username"):
        await set_up(w, code, "alice")
    assert (await set_up(w, code, "bob")).groups == ["Admins", "Users"]


async def test_an_admin_from_the_command_line_closes_the_setup_page(w: World) -> None:
    code = await renewed(w)
    await w.store.write(operator.provide_account, account("bob"), admin=False)
    assert await w.store.read(setup.setup_needed)
    await w.store.write(operator.provide_account, account("alice"), admin=True)
    assert not await w.store.read(setup.setup_needed)
    with refused(Code.CONFLICT):
        await set_up(w, code, "mallory")
