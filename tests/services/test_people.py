import pytest

from medtrainer.errors import EnvironmentProblem, RequestProblem
from medtrainer.model.roster import Learner
from medtrainer.services.people import add_person, import_people, leave, list_people
from tests.services.results.world import Office


@pytest.fixture
def office(tmp_path):
    folder = tmp_path / "office"
    folder.mkdir()
    return Office(folder, None)


def csv(office, text):
    path = office.folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_person_is_added_once(office):
    add_person(office.workspace, Learner("zoe", "Zoe"))
    assert list_people(office.workspace).by_login("zoe").name == "Zoe"
    with pytest.raises(RequestProblem, match="in the roster already"):
        add_person(office.workspace, Learner("zoe", "Zoe"))


def test_hostile_names_and_empty_logins_are_refused(office):
    with pytest.raises(RequestProblem, match="U\\+001B"):
        add_person(office.workspace, Learner("zoe", "\x1b[0m"))
    with pytest.raises(RequestProblem, match="needs a login"):
        add_person(office.workspace, Learner(" "))


def test_whoever_leaves_stays(office):
    assert leave(office.workspace, "areyes").active is False
    assert leave(office.workspace, "areyes").active is False
    assert list_people(office.workspace).by_login("areyes").name == "Ana Reyes"


def test_an_unknown_login_gets_a_suggestion(office):
    with pytest.raises(RequestProblem, match="Did you mean “areyes”"):
        leave(office.workspace, "areye")


def test_importing_adds_changes_and_leaves(office):
    path = csv(
        office, "login,name,site\nzoe,Zoe,east\nareyes,Ana Reyes,west\nbokafor,Ben Okafor,south\n"
    )
    found = import_people(office.workspace, path, skip_bad=False)
    assert (found.added, found.changed, found.same) == (1, 1, 1)
    ana = list_people(office.workspace).by_login("areyes")
    assert (ana.site, ana.title, ana.groups) == ("west", "Medical assistant", ("new",))
    again = import_people(office.workspace, path, skip_bad=False)
    assert (again.added, again.changed, again.same) == (0, 0, 3)


def test_whoever_is_imported_works_here_again(office):
    import_people(office.workspace, csv(office, "login\ncleo\n"), skip_bad=False)
    assert list_people(office.workspace).by_login("cleo").active is True


def test_with_a_bad_line_nothing_is_imported_unless_asked_for(office):
    path = csv(office, "login,name\nzoe,Zoe\n,nobody\n")
    found = import_people(office.workspace, path, skip_bad=False)
    assert (found.done, [bad.line for bad in found.bad]) == (False, [3])
    assert list_people(office.workspace).by_login("zoe") is None
    assert import_people(office.workspace, path, skip_bad=True).added == 1


def test_a_file_that_is_not_there_is_said(office):
    with pytest.raises(EnvironmentProblem, match="cannot be read"):
        import_people(office.workspace, office.folder / "no.csv", skip_bad=False)


def test_only_trainers_see_and_change_the_roster(office):
    (office.folder / "assignments").rmdir()
    for do in (list_people, lambda w: leave(w, "areyes")):
        with pytest.raises(EnvironmentProblem, match="Only trainers"):
            do(office.workspace)
