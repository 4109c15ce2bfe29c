using NodaTime;

namespace ApprovalFlow.Persistence;

/// <summary>
/// How long a worker has, and how often it may fail. Lease is the time for one attempt; after a failure the next one
/// waits Wachttijd, and each time twice as long, by the system's clock.
/// </summary>
public sealed record OpdrachtBeleid(int MaxPogingen, Duration Lease, Duration Wachttijd)
{
    public static OpdrachtBeleid Standaard { get; } = new(5, Duration.FromMinutes(2), Duration.FromSeconds(5));

    public Duration NaPoging(int poging) => Wachttijd * Math.Pow(2, Math.Min(poging, MaxPogingen) - 1);
}
