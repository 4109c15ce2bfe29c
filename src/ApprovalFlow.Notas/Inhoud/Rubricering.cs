using System.Collections.Immutable;
using System.Text.Json;

namespace ApprovalFlow.Notas.Inhoud;

/// <summary>
/// How secret a nota is, in ascending order (Besluit voorschrift informatiebeveiliging rijksdienst, bijzondere
/// informatie). What lies above the configured ceiling is not taken in.
/// </summary>
public enum Rubricering
{
    Ongerubriceerd,
    DepartementaalVertrouwelijk,
    StgConfidentieel,
    StgGeheim,
    StgZeerGeheim,
}

/// <summary>A rubricering as a code, and as the marking on every page, export and mail.</summary>
public static class Merking
{
    public static ImmutableArray<string> Codes { get; } = [.. Enum.GetValues<Rubricering>().Select(Code)];

    public static string Code(Rubricering rubricering) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(rubricering.ToString());

    public static Rubricering? Parse(string? code) =>
        Enum.GetValues<Rubricering>().Where(r => Code(r) == code).Select(r => (Rubricering?)r).FirstOrDefault();

    /// <summary>As it is printed: in capitals above ongerubriceerd.</summary>
    public static string Woord(Rubricering rubricering) =>
        rubricering switch
        {
            Rubricering.Ongerubriceerd => "Ongerubriceerd",
            Rubricering.DepartementaalVertrouwelijk => "DEPARTEMENTAAL VERTROUWELIJK",
            Rubricering.StgConfidentieel => "STG. CONFIDENTIEEL",
            Rubricering.StgGeheim => "STG. GEHEIM",
            Rubricering.StgZeerGeheim => "STG. ZEER GEHEIM",
        };

    /// <summary>The subject of a mail about a nota: marked, whatever the marking is.</summary>
    public static string Onderwerp(Rubricering rubricering, string onderwerp) => $"[{Woord(rubricering)}] {onderwerp}";

    /// <summary>Empty, or the field that is refused: what lies above the ceiling does not come in.</summary>
    public static IEnumerable<Veldfout> Fouten(Kop kop, Rubricering plafond)
    {
        if (kop.Rubricering > plafond)
        {
            yield return new(
                "rubricering",
                $"{Woord(kop.Rubricering)} kan hier niet: ten hoogste {Woord(plafond)}. Gebruik een ander systeem."
            );
        }
    }
}
