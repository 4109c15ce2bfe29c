using ApprovalFlow.Web.Kennisgeven;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Web.Setup;

/// <summary>Rappel:Uur, the hour of the ministry at which its people are reminded.</summary>
internal static class RappelInstelling
{
    public static Rappeluur Standaard { get; } = new(new LocalTime(8, 0));

    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static Rappeluur Lees(IConfiguration configuration) =>
        configuration["Rappel:Uur"] is not { Length: > 0 } text ? Standaard
        : Pattern.Parse(text) is { Success: true } uur ? new Rappeluur(uur.Value)
        : throw new InstellingFout($"Rappel__Uur is een tijd van 00:00 tot 23:59, niet '{text}'.");
}
