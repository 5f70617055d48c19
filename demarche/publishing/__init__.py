"""Bringing a published version to other places: folders, object stores, repositories of data.

Belongs here: one small protocol (targets) and a module for each kind of place. Does not: making a
version (releasing), which is always whole on this machine first; when to send it (flows).
"""
