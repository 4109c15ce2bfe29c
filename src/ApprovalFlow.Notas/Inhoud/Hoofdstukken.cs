using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>The fixed facts of each chapter: its heading, and whether somebody writes it.</summary>
public static class Hoofdstukken
{
    public static ImmutableArray<HoofdstukCode> Alle { get; } = [.. Enum.GetValues<HoofdstukCode>()];

    /// <summary>Made from the lakmarkeringen, so nobody writes it.</summary>
    public static bool IsGegenereerd(HoofdstukCode code) => code == HoofdstukCode.NietOpenbaar;

    public static string Titel(HoofdstukCode code) =>
        code switch
        {
            HoofdstukCode.Aanleiding => "Aanleiding",
            HoofdstukCode.GeadviseerdBesluit => "Geadviseerd besluit",
            HoofdstukCode.Kernpunten => "Kernpunten",
            HoofdstukCode.Toelichting => "Toelichting",
            HoofdstukCode.FinancieleOverwegingen => "Financiële overwegingen",
            HoofdstukCode.JuridischeOverwegingen => "Juridische overwegingen",
            HoofdstukCode.Communicatie => "Communicatie",
            HoofdstukCode.OverwegingenUitvoering => "Overwegingen uitvoering",
            HoofdstukCode.NietOpenbaar => "Informatie die niet openbaar wordt gemaakt",
        };

    /// <summary>The code in JSON and addresses: "geadviseerd-besluit".</summary>
    public static string Code(HoofdstukCode code) => Codes[code];

    public static HoofdstukCode? Parse(string? code) =>
        Codes.Where(pair => pair.Value == code).Select(pair => (HoofdstukCode?)pair.Key).FirstOrDefault();

    private static readonly ImmutableSortedDictionary<HoofdstukCode, string> Codes = Alle.ToImmutableSortedDictionary(
        code => code,
        code => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(code.ToString())
    );
}
