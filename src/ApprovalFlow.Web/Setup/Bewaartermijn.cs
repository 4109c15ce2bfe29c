using System.Globalization;

namespace ApprovalFlow.Web.Setup;

/// <summary>
/// Privacy:NamenNaDagen, how many days after somebody left a function takes the place of their name. Not less than a year:
/// for so long what they were told of is kept as well.
/// </summary>
internal sealed record Bewaartermijn(int NamenNaDagen)
{
    public const int Minimum = 365;
    public const int Maximum = 36_500;

    public static Bewaartermijn Standaard { get; } = new(730);

    public static Bewaartermijn Lees(IConfiguration configuration) =>
        configuration["Privacy:NamenNaDagen"] is not { Length: > 0 } tekst ? Standaard
        : int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var dagen)
        && dagen is >= Minimum and <= Maximum
            ? new(dagen)
        : throw new InstellingFout(
            $"Privacy__NamenNaDagen is een aantal dagen van {Minimum} tot en met {Maximum}, niet '{tekst}'."
        );
}
