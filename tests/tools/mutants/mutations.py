"""The mutants of a module: its source with one small mistake each, always the same ones in the same order."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq},
    **{ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In},
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult},
    **{ast.Div: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr},
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list", "reversed": "list"}


@dataclass(frozen=True)
class Mutant:
    """A module with one mistake in it."""

    function: str
    """The qualified name of the function that the mistake is in; empty outside of all."""
    line: int
    change: str
    """What was changed into what, on one line; no other mutant of this function has the same."""
    code: CodeType


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of the module in this file, in the order of its syntax tree."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = dict(_functions(tree, ""))
    changes: Counter[tuple[str, str]] = Counter()
    seen = {ast.dump(tree)}
    for old, new in list(_mistakes(tree)):
        _replace(tree, old, new)
        if (dumped := ast.dump(tree)) not in seen:
            seen.add(dumped)
            function = functions[id(old)]
            change = f"{_on_one_line(old)} -> {_on_one_line(new)}"
            changes[function, change] += 1
            times = changes[function, change]
            numbered = change if times == 1 else f"{change} ({times})"
            yield Mutant(function, old.lineno, numbered, compile(tree, path, "exec"))
        _replace(tree, new, old)


def _mistakes(tree: ast.Module) -> Iterator[tuple[_Located, _Located]]:
    """What is to be replaced in the tree, and by what."""
    kept = {id(node) for part in _without_effect(tree) for node in ast.walk(part)}
    for node in ast.walk(tree):
        if id(node) not in kept:
            yield from _of_statement(node)
            yield from _of_expression(node)


def _without_effect(tree: ast.Module) -> Iterator[ast.AST]:
    """What tests can't or needn't see: docstrings, annotations, imports, decorators, what mypy reads."""
    for node in ast.walk(tree):
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Expr(ast.Constant(str())):
                yield node
            case ast.If(ast.Name("TYPE_CHECKING")):
                yield node
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from filter(None, [*node.decorator_list, node.returns])
            case ast.ClassDef():
                yield from node.decorator_list
            case ast.arg(annotation=ast.expr() as annotation) | ast.AnnAssign(annotation=annotation):
                yield annotation


def _of_statement(node: ast.AST) -> Iterator[tuple[_Located, _Located]]:
    match node:
        case ast.Expr() | ast.Assign() | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield node, _at(node, ast.Pass())
        case ast.Return(ast.expr() as value):
            yield value, _at(value, ast.Constant(None))
        case ast.Break():
            yield node, _at(node, ast.Continue())
        case ast.Continue():
            yield node, _at(node, ast.Break())
        case ast.If(test) | ast.IfExp(test):
            yield test, _at(test, ast.Constant(True))
            yield test, _at(test, ast.Constant(False))
        case ast.While(test):  # never the other way round: that only waits for the end of the time
            yield test, _at(test, ast.Constant(False))
        case ast.comprehension(ifs=tests):
            yield from ((test, _at(test, ast.Constant(True))) for test in tests)


def _of_expression(node: ast.AST) -> Iterator[tuple[_Located, _Located]]:
    match node:
        case ast.Compare():
            for number, operator in enumerate(node.ops):
                changed = copy.deepcopy(node)
                changed.ops[number] = _COMPARISONS[type(operator)]()
                yield node, changed
        case ast.BinOp(left, operator, right) if type(operator) in _OPERATORS:
            yield node, _at(node, ast.BinOp(left, _OPERATORS[type(operator)](), right))
        case ast.BoolOp(operator, values):
            other = ast.And() if isinstance(operator, ast.Or) else ast.Or()
            yield node, _at(node, ast.BoolOp(other, values))
            for dropped in values:
                rest = [value for value in values if value is not dropped]
                yield node, _at(node, ast.BoolOp(operator, rest) if rest[1:] else copy.deepcopy(rest[0]))
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield node, copy.deepcopy(operand)
        case ast.Constant(value) if value is not None and value is not ...:
            yield node, _at(node, ast.Constant(_another(value)))
        case ast.Call(ast.Name(name), arguments, options) if name in _FUNCTIONS:
            function = _FUNCTIONS[name]
            kept = [] if function == "list" else options
            yield node, _at(node, ast.Call(ast.Name(function, ast.Load()), arguments, kept))


def _another(value: object) -> object:
    match value:
        case bool():
            return not value
        case str():
            return value + "XX"
        case bytes():
            return value + b"XX"
        case int() | float():
            return value + 1
    raise TypeError(value)


def _functions(node: ast.AST, within: str) -> Iterator[tuple[int, str]]:
    """For every node, by its id, the qualified name of the function or class that it is in."""
    yield id(node), within
    for child in ast.iter_child_nodes(node):
        named = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        yield from _functions(child, f"{within}.{child.name}".lstrip(".") if named else within)


def _replace(tree: ast.Module, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
                return
            if isinstance(value, list) and any(item is old for item in value):
                value[:] = [new if item is old else item for item in value]
                return
    raise LookupError(ast.unparse(old))


_Located = ast.stmt | ast.expr


def _at(old: _Located, new: _Located) -> _Located:
    return ast.fix_missing_locations(ast.copy_location(new, old))


def _on_one_line(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())
