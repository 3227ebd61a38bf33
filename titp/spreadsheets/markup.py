"""Streaming through XML that a stranger wrote: no document types, hence no entity bombs."""

from xml.parsers import expat

from titp.spreadsheets.gate import Refused

PIECE = 256 * 1024


class LocalNames(dict):
    """Local names by the names in the file, which may carry a namespace."""

    def __missing__(self, name):
        self[name] = name.rpartition("}")[2]
        return self[name]


def stream(file, start, end=None, text=None):
    """Calls `start(name, attributes)`, `end(name)` and `text(characters)` with local names.

    Nothing is kept, so depth and length cost no memory. Refused("unreadable") if the XML is broken
    or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    local = LocalNames()

    def no_document_type(*declaration):
        raise Refused("unreadable")

    parser.StartElementHandler = lambda name, attributes: start(local[name], attributes)
    parser.StartDoctypeDeclHandler = no_document_type
    parser.EntityDeclHandler = no_document_type
    if end:
        parser.EndElementHandler = lambda name: end(local[name])
    if text:
        parser.CharacterDataHandler = text
    try:
        while piece := file.read(PIECE):
            parser.Parse(piece)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused("unreadable") from error


def elements(file, *names):
    """The attributes of all elements with one of the names, in order, as (name, attributes)."""
    found = []

    def start(name, attributes):
        if name in names:
            found.append((name, {key.rpartition("}")[2]: v for key, v in attributes.items()}))

    stream(file, start)
    return found
