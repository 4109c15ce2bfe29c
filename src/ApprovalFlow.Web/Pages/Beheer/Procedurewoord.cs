using System.Globalization;
using ApprovalFlow.Engine.Comparison;
using ApprovalFlow.Engine.Import;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>What the pages about procedures say.</summary>
internal static class Procedurewoord
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    public static string Ernst(DiagnosticSeverity ernst) =>
        ernst switch
        {
            DiagnosticSeverity.Notice => "opmerking",
            DiagnosticSeverity.Warning => "waarschuwing",
            DiagnosticSeverity.Error => "fout",
        };

    public static string Soort(ModelChangeKind soort) =>
        soort switch
        {
            ModelChangeKind.Added => "nieuw",
            ModelChangeKind.Removed => "vervallen",
            ModelChangeKind.Changed => "veranderd",
        };

    /// <summary>The property of an element, as the modeller shows it.</summary>
    public static string Wat(string? wat) =>
        wat switch
        {
            null => "",
            "name" => "naam",
            "kind" => "soort",
            "event" => "gebeurtenis",
            "form" => "soort stap",
            "groups" => "wie",
            "inside" => "deelproces",
            "attachedTo" => "hangt aan",
            "interrupting" => "onderbreekt",
            "documentation" => "toelichting",
            "timer" => "tijd",
            "due" => "uiterste tijd",
            "message" => "bericht",
            "correlationKey" => "sleutel van het bericht",
            "signal" => "signaal",
            "code" => "foutcode",
            "multiInstance" => "herhaling",
            "from" => "van",
            "to" => "naar",
            "condition" => "voorwaarde",
            "default" => "als geen voorwaarde geldt",
            "order" => "volgorde",
            _ => wat.Replace("property ", "", StringComparison.Ordinal),
        };

    public static string Werkdagen(decimal dagen) =>
        dagen switch
        {
            0 => "dezelfde dag",
            1 => "1 werkdag",
            _ => string.Create(Nederlands, $"{dagen:0.#} werkdagen"),
        };
}
