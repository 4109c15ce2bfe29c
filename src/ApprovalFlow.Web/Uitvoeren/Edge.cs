using NodaTime;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>The one place where ids and the system's time come from; everything inside gets them as data.</summary>
internal static class Edge
{
#pragma warning disable RS0030 // this is the edge that the ban points to
    public static Guid NieuwId() => Guid.CreateVersion7();

    public static IClock SystemClock { get; } = NodaTime.SystemClock.Instance;
#pragma warning restore RS0030
}
