using ApprovalFlow.Web.Pages.Beheer;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Verbs;

/// <summary>
/// People or eenheden from a file. Without --uitvoeren it only tells line by line what would change. Exit 1 when a line is
/// wrong, and then nothing changed.
/// </summary>
internal static class BeheerInlezen
{
    public static async Task<int> Run(string bestand, bool uitvoeren, bool json)
    {
        var tekst = Usage.ReadFile(bestand);
        await using var host = await VerbHost.OpenAsync();
        var inlezer = host.Get<Inlezer>();
        var (proef, weigering) = uitvoeren
            ? await inlezer.Voer(tekst, null, Aanvrager.Systeem, default)
            : await inlezer.Probeer(tekst, null, default);
        if (proef is null)
        {
            return Usage.Refuse(weigering!, json);
        }
        if (json)
        {
            Usage.Json(
                new
                {
                    proef.Register,
                    Gedaan = uitvoeren && weigering is null,
                    proef.Regels,
                }
            );
        }
        else
        {
            Print(proef, uitvoeren && weigering is null);
        }
        return weigering is not null ? Usage.Refuse(weigering)
            : proef.Bruikbaar ? 0
            : 1;
    }

    private static void Print(Inleesproef proef, bool gedaan)
    {
        foreach (var regel in proef.Regels.Where(r => r.Werk != Inleeswerk.Gelijk))
        {
            var wat = regel.Fouten.IsEmpty
                ? string.Join(", ", regel.Verschillen.Select(v => $"{v.Kolom}: {v.Oud} > {v.Nieuw}"))
                : string.Join(' ', regel.Fouten);
            Console.WriteLine($"regel {regel.Regel}\t{InlezenModel.Woord(regel.Werk)}\t{regel.Sleutel}\t{wat}");
        }
        Console.WriteLine(
            $"{proef.Aantal(Inleeswerk.Nieuw)} nieuw, {proef.Aantal(Inleeswerk.Gewijzigd)} gewijzigd, "
                + $"{proef.Aantal(Inleeswerk.Gelijk)} hetzelfde, {proef.Aantal(Inleeswerk.Fout)} fout. "
                + (gedaan ? "Het is doorgevoerd." : "Er is niets veranderd.")
        );
    }
}
