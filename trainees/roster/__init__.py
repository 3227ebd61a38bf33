"""Rosters of trainees as other offices keep them (名簿), read without believing them blindly."""

from titp.spreadsheets.gate import Refused
from trainees.roster.reader import read_roster
from trainees.roster.reading import Reading

__all__ = ["Reading", "Refused", "read_roster"]
