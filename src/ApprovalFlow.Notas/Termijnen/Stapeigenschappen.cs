using System.Globalization;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>
/// The properties by which a procedure file sets deadlines: termijn (the share in working days), rappel and escalatie. The
/// checks give null or one sentence that says what is wrong; it goes into the importer's diagnostic, so it is English.
/// </summary>
public static class Stapeigenschappen
{
    /// <summary>Working days, about a year.</summary>
    public const int MaxAandeel = 250;

    public static string? CheckTermijn(string waarde) =>
        Number(waarde, 0, MaxAandeel) is null
            ? $"'{waarde}' is no whole number of working days from 0 to {MaxAandeel}."
            : null;

    public static string? CheckRappel(string waarde) => Rappelschema.Check(waarde);

    public static string? CheckEscalatie(string waarde) =>
        Number(waarde, 1, MaxAandeel) is null
            ? $"'{waarde}' is no whole number of working days after the termijn from 1 to {MaxAandeel}."
            : null;

    /// <summary>The step's share in working days; null when it has none and so is no step of a planning.</summary>
    public static int? Aandeel(FlowNode node) =>
        Read(node, Procedurewoorden.Termijn, tekst => Number(tekst, 0, MaxAandeel));

    /// <summary>Null: nobody is reminded.</summary>
    public static Rappelschema? Rappel(FlowNode node) =>
        node.Properties.TryGetValue(Procedurewoorden.Rappel, out var tekst)
            ? Rappelschema.Parse(tekst) ?? throw Unchecked(node, Procedurewoorden.Rappel)
            : null;

    /// <summary>Working days after the termijn on which it escalates; null: never.</summary>
    public static int? Escalatie(FlowNode node) =>
        Read(node, Procedurewoorden.Escalatie, tekst => Number(tekst, 1, MaxAandeel));

    private static int? Read(FlowNode node, string naam, Func<string, int?> parse) =>
        node.Properties.TryGetValue(naam, out var tekst) ? parse(tekst) ?? throw Unchecked(node, naam) : null;

    // The importer runs the checks on every file, so a wrong value here is a defect of ours.
    private static InvalidOperationException Unchecked(FlowNode node, string naam) =>
        new($"Property {naam} of {node.Id} was not checked at import.");

    private static int? Number(string text, int min, int max) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= min
        && number <= max
            ? number
            : null;
}
