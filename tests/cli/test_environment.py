"""The environment of a bare checkout: made once, and again only when more is needed."""

import pytest

from bot import environment
from bot.environment import CHECKOUT, Checkout, ensure


@pytest.fixture
def checkout(tmp_path):
    """A checkout that needs two libraries, and a third for its tests."""
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["tea>=1", "cups"]\n[dependency-groups]\ndev = ["spoons"]\n'
    )
    return Checkout(tmp_path)


@pytest.fixture
def made(checkout):
    """The checkout with an environment for running."""
    checkout.python.parent.mkdir(parents=True)
    checkout.python.touch()
    checkout.remember(checkout.requirements(development=False))
    return checkout


def test_the_requirements_are_those_of_the_project(checkout):
    assert checkout.requirements(development=False) == ("tea>=1", "cups")
    assert checkout.requirements(development=True) == ("tea>=1", "cups", "spoons")


def test_this_project_says_what_it_needs():
    assert any(each.startswith("slack-bolt") for each in CHECKOUT.requirements(development=False))
    assert any(each.startswith("pytest") for each in CHECKOUT.requirements(development=True))


def test_without_an_environment_nothing_is_covered(checkout):
    assert not checkout.covers(("tea>=1",))


def test_an_environment_covers_what_it_was_made_from_and_less(made):
    assert made.covers(made.requirements(development=False))
    assert made.covers(("cups",))
    assert not made.covers(made.requirements(development=True))


def test_a_requirement_that_changed_is_not_covered(made):
    assert not made.covers(("tea>=2", "cups"))


def test_an_environment_whose_python_is_gone_covers_nothing(made):
    made.python.unlink()
    assert not made.covers(("cups",))


def test_one_that_was_broken_off_before_its_end_covers_nothing(made):
    made.mark.unlink()
    assert not made.covers(("cups",))


@pytest.fixture
def steps(monkeypatch):
    """What ensure() did instead of making and replacing."""
    done: list[str] = []
    monkeypatch.setattr(environment, "_make", lambda *_: done.append("made"))
    monkeypatch.setattr(environment.os, "execv", lambda _, arguments: done.append(" ".join(arguments[1:])))
    monkeypatch.setattr(environment, "_importable", lambda: False)
    return done


def test_a_covered_environment_is_not_made_again(made, steps, monkeypatch):
    monkeypatch.setattr(environment, "CHECKOUT", made)
    ensure(["missions"], development=False)
    assert steps == ["-m bot missions"]


def test_for_the_tests_more_is_installed(made, steps, monkeypatch):
    monkeypatch.setattr(environment, "CHECKOUT", made)
    ensure(["test", "-x"], development=True)
    assert steps == ["made", "-m bot test -x"]


def test_where_the_libraries_are_there_already_nothing_is_made(checkout, steps, monkeypatch):
    monkeypatch.setattr(environment, "CHECKOUT", checkout)
    monkeypatch.setattr(environment, "_importable", lambda: True)
    ensure(["missions"], development=False)
    assert steps == []


def test_an_installed_package_needs_no_environment(tmp_path, steps, monkeypatch):
    monkeypatch.setattr(environment, "CHECKOUT", Checkout(tmp_path))
    ensure(["missions"], development=False)
    assert steps == []


def test_what_cannot_be_made_ends_in_one_line(checkout, monkeypatch, capsys):
    monkeypatch.setattr(environment, "_commands", lambda *_: [["/bin/false", "install", "--quiet", "this", "that"]])
    with pytest.raises(SystemExit) as end:
        environment._make(checkout, ("tea",))
    assert str(end.value).startswith("Could not make the environment: `/bin/false install --quiet this ...` ended with 1.")
    assert not checkout.mark.exists()
    assert "(once)" in capsys.readouterr().err


def test_one_whose_python_is_gone_is_made_from_nothing_and_a_standing_one_is_only_filled(made):
    assert [len(each) > 0 for each in environment._commands(made, ("tea",))] == [True]
    made.python.unlink()
    made.python.symlink_to("/nowhere/python3")
    first, _ = environment._commands(made, ("tea",))
    assert "--clear" in first


def test_a_damaged_one_says_so_in_one_line_and_is_made_from_nothing_the_next_time(made, monkeypatch):
    monkeypatch.setattr(environment, "CHECKOUT", made)
    monkeypatch.setattr(environment.sys, "prefix", str(made.home))
    with pytest.raises(SystemExit) as end:
        environment.damaged("click")
    assert str(end.value).startswith("Coord's environment is damaged (click is missing).")
    assert made.is_damaged
    assert not made.covers(("cups",))
