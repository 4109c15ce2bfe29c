using System.Collections.Immutable;

namespace ApprovalFlow.Engine.Expressions;

/// <summary>The tree that both notations are read into.</summary>
internal abstract record Expr
{
    private Expr() { }

    internal sealed record Literal(Value Value) : Expr;

    internal sealed record Name(string Id) : Expr;

    internal sealed record Path(Expr From, string Member) : Expr;

    internal sealed record Filter(Expr From, Expr By) : Expr;

    internal sealed record Binary(Operator Op, Expr Left, Expr Right) : Expr;

    internal sealed record Negate(Expr Of) : Expr;

    internal sealed record Not(Expr Of) : Expr;

    internal sealed record If(Expr Condition, Expr Then, Expr Else) : Expr;

    internal sealed record Quantified(Quantifier Kind, string Variable, Expr Over, Expr Body) : Expr;

    internal sealed record ListOf(ImmutableArray<Expr> Items) : Expr;

    internal sealed record ContextOf(ImmutableArray<(string Name, Expr Value)> Entries) : Expr;

    internal sealed record Call(Function Function, ImmutableArray<Expr> Arguments) : Expr;
}

internal enum Operator
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

internal enum Quantifier
{
    Some,
    Every,
    For,
}

/// <summary>What an expression can be, as far as it can be told before it runs.</summary>
[Flags]
internal enum Kinds
{
    None = 0,
    Null = 1,
    Bool = 2,
    Number = 4,
    Text = 8,
    Date = 16,
    Moment = 32,
    Span = 64,
    List = 128,
    Context = 256,
    Any = 511,
}

internal sealed record Function(
    string Name,
    ImmutableArray<Kinds> Parameters,
    int Required,
    Kinds Result,
    Func<ImmutableArray<Value>, Evaluation, Value> Run
);
