"""Answers counted day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from medtrainer.learning.trend import Count, added, count, trend
from tests.learning.world import DAY, answers, card


def test_each_day_has_its_count_today_last():
    some = [card(day=-2), card(day=-2, right=False), card(day=0), card(day=-3), card(day=1)]
    assert trend(some, DAY, 3) == (Count(1, 2), Count(0, 0), Count(1, 1))


def test_a_share_needs_answers():
    assert Count(0, 0).share is None
    assert Count(3, 4).share == 0.75


@given(answers(), st.integers(0, 6), st.integers(1, 9))
def test_the_days_add_up_to_the_answers_in_them(some, ahead, days):
    today = DAY + timedelta(days=ahead)
    counted = trend(some, today, days)
    assert len(counted) == days
    assert added(counted) == count(a for a in some if 0 <= (today - a.day).days < days)
    assert added(counted[:1]) == count(a for a in some if a.day == today - timedelta(days=days - 1))


def test_the_first_days_of_the_calendar_have_a_trend():
    assert trend([card()], date.min, 14) == (Count(0, 0),) * 14
