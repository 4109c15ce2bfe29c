namespace ApprovalFlow.Engine.Expressions;

/// <summary>Kinds and operators in words.</summary>
internal static class KindNames
{
    internal static Kinds KindOf(Value value) =>
        value switch
        {
            Value.Bool => Kinds.Bool,
            Value.Number => Kinds.Number,
            Value.Text => Kinds.Text,
            Value.Date => Kinds.Date,
            Value.Moment => Kinds.Moment,
            Value.Span => Kinds.Span,
            Value.List => Kinds.List,
            Value.Context => Kinds.Context,
            _ => Kinds.Null,
        };

    internal static string Sign(Operator op) =>
        op switch
        {
            Operator.Or => "or",
            Operator.And => "and",
            Operator.Equal => "=",
            Operator.NotEqual => "!=",
            Operator.Less => "<",
            Operator.LessOrEqual => "<=",
            Operator.Greater => ">",
            Operator.GreaterOrEqual => ">=",
            Operator.In => "in",
            Operator.Add => "+",
            Operator.Subtract => "-",
            Operator.Multiply => "*",
            Operator.Divide => "/",
            Operator.Modulo => "%",
        };

    internal static string Say(Kinds kinds) =>
        kinds switch
        {
            Kinds.Null => "nothing (null)",
            Kinds.Any => "anything",
            _ => (kinds & ~Kinds.Null)
                .ToString()
                .Replace("Bool", "true or false", StringComparison.Ordinal)
                .Replace("Number", "a number", StringComparison.Ordinal)
                .Replace("Text", "a text", StringComparison.Ordinal)
                .Replace("Date", "a date", StringComparison.Ordinal)
                .Replace("Moment", "a moment", StringComparison.Ordinal)
                .Replace("Span", "a duration", StringComparison.Ordinal)
                .Replace("List", "a list", StringComparison.Ordinal)
                .Replace("Context", "a context", StringComparison.Ordinal)
                .Replace(",", " or", StringComparison.Ordinal),
        };
}
