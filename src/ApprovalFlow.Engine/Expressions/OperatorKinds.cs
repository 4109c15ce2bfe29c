namespace ApprovalFlow.Engine.Expressions;

/// <summary>What an operator can give for what stands on its sides; none when it has no meaning there.</summary>
internal static class OperatorKinds
{
    internal static Kinds Results(Operator op, Kinds left, Kinds right)
    {
        const Kinds Temporal = Kinds.Date | Kinds.Moment;
        switch (op)
        {
            case Operator.Equal or Operator.NotEqual:
                return Comparable(left, right) || ((left | right) & Kinds.Null) != Kinds.None ? Kinds.Bool : Kinds.None;
            case Operator.In:
                return (right & Kinds.List) != Kinds.None ? Kinds.Bool : Kinds.None;
            case Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual:
                const Kinds Ordered = Temporal | Kinds.Number | Kinds.Text | Kinds.Span;
                return Comparable(left & Ordered, right & Ordered) ? Kinds.Bool : Kinds.None;
        }
        var result = left & right & Kinds.Number;
        if (op is Operator.Add or Operator.Subtract)
        {
            result |= left & right & Kinds.Span;
            if ((right & (Kinds.Span | Kinds.Text)) != Kinds.None)
                result |= left & Temporal;
            if (
                (left & (Temporal | Kinds.Text)) != Kinds.None
                && (right & (Temporal | Kinds.Text)) != Kinds.None
                && op is Operator.Subtract
            )
                result |= ((left | right) & Temporal) != Kinds.None ? Kinds.Span : Kinds.None;
        }
        if (op is Operator.Add)
            result |= (left & right & Kinds.Text) | ((left & Kinds.Span) != Kinds.None ? right & Temporal : Kinds.None);
        return (result & Temporal) != Kinds.None ? result | Temporal : result;
    }

    private static bool Comparable(Kinds left, Kinds right)
    {
        const Kinds Temporal = Kinds.Date | Kinds.Moment;
        const Kinds Written = Temporal | Kinds.Span;
        return (left & right & ~Kinds.Null) != Kinds.None
            || ((left & Temporal) != Kinds.None && (right & Temporal) != Kinds.None)
            || ((left & Kinds.Text) != Kinds.None && (right & Written) != Kinds.None)
            || ((right & Kinds.Text) != Kinds.None && (left & Written) != Kinds.None);
    }
}
