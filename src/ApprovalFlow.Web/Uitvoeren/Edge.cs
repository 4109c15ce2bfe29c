using ApprovalFlow.Persistence;
using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>The one place where ids and the system's time come from; everything inside gets them as data.</summary>
internal static class Edge
{
#pragma warning disable RS0030 // this is the edge that the ban points to
    public static Guid NieuwId() => Guid.CreateVersion7();

    /// <summary>The system's time, as fine as the database keeps it.</summary>
    public static Instant Nu() => Moment.Whole(SystemClock.Instance.GetCurrentInstant());
#pragma warning restore RS0030
}
