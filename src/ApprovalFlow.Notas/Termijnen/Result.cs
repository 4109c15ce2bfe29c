namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// A value or the refusal that stands in its place. Rules over calendars chain with <see cref="Then{TNext}"/>, so that the
/// first refusal is the answer of the whole.
/// </summary>
public sealed record Result<T>
    where T : notnull
{
    private readonly T? value;

    private Result(T? value, Weigering? weigering) => (this.value, Weigering) = (value, weigering);

    /// <summary>Null when there is a value.</summary>
    public Weigering? Weigering { get; }

    /// <summary>Throws <see cref="InvalidOperationException"/> with the refusal's sentence: look at Weigering first.</summary>
    public T Value => Weigering is null ? value! : throw new InvalidOperationException(Weigering.Zin);

    public static implicit operator Result<T>(T value) => new(value, weigering: null);

    public static implicit operator Result<T>(Weigering weigering) => new(default, weigering);

    public TOut Match<TOut>(Func<T, TOut> accepted, Func<Weigering, TOut> refused) =>
        Weigering is null ? accepted(value!) : refused(Weigering);

    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next)
        where TNext : notnull => Weigering is null ? next(value!) : Weigering;

    public Result<TNext> Map<TNext>(Func<T, TNext> next)
        where TNext : notnull => Weigering is null ? next(value!) : Weigering;
}
