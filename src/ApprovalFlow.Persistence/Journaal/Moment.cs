using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>PostgreSQL keeps microseconds. A moment with more would read back as another one.</summary>
public static class Moment
{
    private const int NanosecondsPerMicrosecond = 1000;

    /// <summary>Cut to whole microseconds: for the edge, where it reads a clock.</summary>
    public static Instant Whole(Instant moment) => moment - Duration.FromNanoseconds(Excess(moment));

    /// <exception cref="ArgumentException">The moment would not survive being stored.</exception>
    internal static Instant Require(Instant moment) =>
        Excess(moment) == 0
            ? moment
            : throw new ArgumentException(
                $"{moment} is finer than a microsecond: read the clock through Moment.Whole.",
                nameof(moment)
            );

    private static long Excess(Instant moment)
    {
        var nanoseconds = (moment - Instant.FromUnixTimeSeconds(moment.ToUnixTimeSeconds())).SubsecondNanoseconds;
        return nanoseconds % NanosecondsPerMicrosecond;
    }
}
