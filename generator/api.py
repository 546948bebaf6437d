"""What a document says about a client, as plain values: the input of every template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from attrs import field, frozen


@frozen
class Scalar:
    """A JSON scalar, or `Any`, by its Python name."""

    name: str


@frozen
class Null:
    """JSON null."""


@frozen
class File:
    """The content of a file, in a multipart body."""


@frozen
class Choice:
    """One of these strings or integers. A response may have others, too, unless the one value is a constant."""

    values: tuple[str, ...] | tuple[int, ...]
    constant: bool = False


@frozen
class Array:
    item: Type


@frozen
class Map:
    """An object with free keys."""

    value: Type


@frozen
class Ref:
    """A component, by its name."""

    name: str


@frozen
class Union:
    options: tuple[Type, ...]
    discriminator: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    """Values of the discriminator, each with the component that it stands for."""


Type: TypeAlias = Scalar | Null | File | Choice | Array | Map | Ref | Union


@frozen(kw_only=True)
class Field:
    """A member of an object."""

    json: str
    name: str
    """The Python name: the JSON name where that is one."""
    type: Type
    required: bool
    text: str

    @property
    def constant(self) -> str | int | None:
        """The one value of a field that every object of the model has."""
        return self.type.values[0] if self.required and isinstance(self.type, Choice) and self.type.constant else None


@frozen(kw_only=True)
class Model:
    """A component that is an object with named fields."""

    name: str
    module: str
    text: str
    at: str
    fields: tuple[Field, ...]
    variant_fields: tuple[str, ...] = ()
    """Fields that only other kinds of the same union have."""


@frozen(kw_only=True)
class Alias:
    """A component that is a name for another type."""

    name: str
    module: str
    text: str
    at: str
    type: Type
    variants: tuple[tuple[str, str], ...] = ()
    """Of a union of objects: the value of the discriminator and the name of the model."""
    variant_fields: tuple[str, ...] = ()


Component: TypeAlias = Model | Alias
Modules: TypeAlias = "dict[str, list[Component]]"
"""Components by module; within one, what is referred to comes first."""


@frozen(kw_only=True)
class Parameter:
    """An argument of an operation."""

    json: str
    name: str
    type: Type
    required: bool
    text: str
    maximum: int | None = None
    """The largest value allowed, if it is a number."""
    separator: str | None = None
    """What separates the items of a list in a query; empty if the parameter is repeated for each."""


@frozen
class PageSize:
    """The query parameter for the size of a page."""

    parameter: str
    maximum: int | None


BodyKind: TypeAlias = Literal["fields", "value", "multipart", "form", "bytes", "text"]
"""`fields` of a JSON object, a JSON `value`, fields and files, fields of a form, or bytes or text sent unchanged."""
Returns: TypeAlias = Literal["object", "json", "text", "file", "nothing"]
"""A JSON object, any JSON, text, the content of a file, or nothing."""


@frozen
class Body:
    """What a request sends."""

    kind: BodyKind
    arguments: tuple[Parameter, ...] | None
    """Those that make up the body, or the one that is the body; None for no body."""
    media: str | None = None
    """The media type of bytes or text."""


@frozen(kw_only=True)
class Result:
    """What a method returns."""

    type: Type
    """Of a page, its items."""
    returns: Returns
    is_page: bool = False
    is_single_page: bool = False
    events: str | None = None
    """The union of a stream's events."""


@frozen(kw_only=True)
class Operation:
    id: str
    place: str
    """Path of the method on the client, `beta.threads.messages.create`."""
    method: str
    path: str
    at: str
    summary: str
    text: str
    path_parameters: tuple[Parameter, ...]
    query: tuple[Parameter, ...]
    headers: tuple[Parameter, ...]
    body: Body
    result: Result
    page_size: PageSize | None
    """None for a list that has no further pages, or whose size cannot be chosen."""
    stream: str | None
    """The field of the body that asks for a stream."""
    ambiguous_hint: str | None
    tags: tuple[str, ...] = ()

    @property
    def doc(self) -> str:
        return "\n\n".join(text for text in (self.summary, self.text) if text) or f"{self.place}."

    @property
    def method_name(self) -> str:
        return self.place.rpartition(".")[2]

    @property
    def path_template(self) -> str:
        """The path, with the names of arguments in braces."""
        path = self.path
        for parameter in self.path_parameters:
            path = path.replace(f"{{{parameter.json}}}", f"{{{parameter.name}}}")
        return path

    @property
    def takes_ids_in_any_order(self) -> bool:
        """Whether its ids can be given as `(thread_id, message_id)` and as `(message_id, thread_id=…)`."""
        return len(self.path_parameters) > 1 and all(each.type == Scalar("str") for each in self.path_parameters)

    @property
    def arguments(self) -> tuple[Parameter, ...]:
        """The keyword arguments, required ones first."""
        return tuple(
            sorted((*self.query, *self.headers, *(self.body.arguments or ())), key=lambda each: not each.required)
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """All that is given, ids first."""
        return (*self.path_parameters, *self.arguments)


@frozen(kw_only=True)
class Resource:
    """A class of operations, and of further resources below it."""

    name: str
    """The attribute on its parent, `messages`."""
    module: str
    """The same, unless another resource has that name."""
    class_name: str
    place: str
    at: str
    text: str
    operations: tuple[Operation, ...] = ()
    children: tuple[Resource, ...] = ()

    def walk(self) -> Iterator[Resource]:
        """Itself and all resources below, children first."""
        for child in self.children:
            yield from child.walk()
        yield self


@frozen(kw_only=True)
class Api:
    source: str
    """The document's path, as the header of each file names it."""
    title: str
    base_url: str
    headers: tuple[tuple[str, str], ...]
    components: dict[str, Component] = field(hash=False)
    operations: tuple[Operation, ...]
    roots: tuple[Resource, ...]
    responses: frozenset[str]
    """Components that can come in: they are models."""
    streamed: frozenset[str]
    """Those of them that come in events alone."""
    requests: frozenset[str]
    """Components that can go out: they are TypedDicts."""
    models: Modules = field(hash=False)
    params: Modules = field(hash=False)
    notes: tuple[str, ...]
    """What is worth mentioning, but not an error."""

    @property
    def events(self) -> frozenset[str]:
        """The unions of events that streams are made of, and the events themselves."""
        unions = [self.components[operation.result.events] for operation in self.operations if operation.result.events]
        variants = (name for union in unions if isinstance(union, Alias) for _, name in union.variants)
        return frozenset((*(union.name for union in unions), *variants))

    def resources(self) -> Iterator[Resource]:
        for root in self.roots:
            yield from root.walk()


def component_references(component: Component) -> list[str]:
    """The components that a component names."""
    types = [field.type for field in component.fields] if isinstance(component, Model) else [component.type]
    return [name for type_ in types for name in references(type_)]


def is_file(type_: Type) -> bool:
    """Whether a field of a multipart body is a file, or a list of files."""
    return type_ in (File(), Array(File()))


def parts(type_: Type) -> Iterator[Type]:
    """A type and those inside it."""
    yield type_
    match type_:
        case Array(inner) | Map(inner):
            yield from parts(inner)
        case Union(options):
            for option in options:
                yield from parts(option)
        case _:
            pass


def resolved(type_: Type, get: Callable[[str], Component]) -> Iterator[Type]:
    """A type, or the options of a union; an alias, which `get` gives by its name, counts as what it stands for."""
    match type_:
        case Union(options):
            for option in options:
                yield from resolved(option, get)
        case Ref(name) if isinstance(component := get(name), Alias):
            yield from resolved(component.type, get)
        case _:
            yield type_


def references(type_: Type) -> Iterator[str]:
    """The components that a type names."""
    return (part.name for part in parts(type_) if isinstance(part, Ref))
