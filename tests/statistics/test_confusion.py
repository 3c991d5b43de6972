from medtrainer.statistics.confusion import pairs_of, top_pairs

COUNTS = {
    ("ma", "ma"): (50, 70),
    ("ma", "rn"): (15, 70),
    ("ma", ""): (5, 70),
    ("rn", "ma"): (2, 4),
    ("rn", "np"): (0, 90),
    ("np", "pa"): (3, 10),
}


def test_only_what_happened_is_told():
    assert [(p.right, p.chosen) for p in pairs_of(COUNTS)] == [
        ("ma", ""),
        ("ma", "ma"),
        ("ma", "rn"),
        ("np", "pa"),
        ("rn", "ma"),
    ]


def test_the_most_certain_mixups_come_first_and_few_chances_are_not_told():
    assert [(p.right, p.chosen) for p in top_pairs(pairs_of(COUNTS))] == [
        ("ma", "rn"),
        ("np", "pa"),
    ]


def test_a_share_is_of_the_chances():
    pair = next(p for p in pairs_of(COUNTS) if p.chosen == "rn")
    assert pair.share == 15 / 70
    assert 0 < pair.low < pair.share
