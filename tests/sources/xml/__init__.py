"""Tests of XML lists."""
