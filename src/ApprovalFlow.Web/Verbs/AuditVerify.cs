using System.Diagnostics;
using System.Security.Cryptography;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Verbs;

/// <summary>
/// Walks everything: each chain, the rows that follow from it, the files and procedures by their hash, the anchors. It
/// names the first broken place. With a file for its progress, a walk that was broken off goes on where it was.
/// </summary>
internal static class AuditVerify
{
    public static async Task<int> Run(string? voortgang, string? openbaar, bool json)
    {
        await using var host = VerbHost.Open();
        using var sleutel = Sleutel(host.Get<Instellingen>(), openbaar);
        var begin = Stopwatch.StartNew();
        var (notas, regels) = (0, 0L);
        var vanaf = Gelezen(voortgang);
        var nazicht = host.Get<Nazicht>();
        while (await nazicht.GroepAsync(vanaf) is { Count: > 0 } groep)
        {
            var (controle, breuk) = await nazicht.NotasAsync(groep);
            if (breuk is not null)
            {
                return Usage.Refuse(breuk, json);
            }
            (notas, regels, vanaf) = (notas + controle.Notas, regels + controle.Regels, groep[^1]);
            Bewaar(voortgang, vanaf);
        }
        if (await nazicht.RestAsync() is { } rest)
        {
            return Usage.Refuse(rest, json);
        }
        Bewaar(voortgang, null);
        var ankers = await host.Get<Ankers>().VerifyAsync(sleutel);
        if (ankers.Breuk is { } los)
        {
            return Usage.Refuse($"Anker {los.Nummer}: {los.Melding}", json);
        }
        Meld(notas, regels, ankers, sleutel is not null, begin.Elapsed, json);
        return 0;
    }

    private static void Meld(int notas, long regels, Ankercontrole ankers, bool getekend, TimeSpan duur, bool json)
    {
        if (json)
        {
            Usage.Json(
                new
                {
                    Notas = notas,
                    Regels = regels,
                    Ankers = ankers.Ankers,
                    LaatsteAnker = ankers.Laatste,
                    Handtekeningen = getekend,
                    Seconden = Math.Round(duur.TotalSeconds, 1),
                }
            );
            return;
        }
        Console.WriteLine($"De keten is heel: {notas} nota's, {regels} regels; de rijen kloppen ermee.");
        Console.WriteLine(
            ankers.Laatste is { } op
                ? $"{ankers.Ankers} ankers, het laatste van {op}; "
                    + (
                        getekend
                            ? "de handtekeningen kloppen."
                            : "zonder sleutel zijn de handtekeningen niet nagekeken."
                    )
                : "Er is nog geen anker."
        );
    }

    /// <summary>The public key that was named, else the one in the installation's own.</summary>
    private static ECDsa? Sleutel(Instellingen instellingen, string? openbaar) =>
        openbaar is not null ? Ankersleutel.Open(Usage.ReadFile(openbaar))
        : instellingen.Ankersleutel is { } pem ? Ankersleutel.Open(pem)
        : null;

    private static NotaId? Gelezen(string? voortgang) =>
        voortgang is not null && File.Exists(voortgang) && Guid.TryParse(File.ReadAllText(voortgang), out var id)
            ? NotaId.Of(id)
            : null;

    /// <summary>Null when the walk is over: the next one begins at the beginning.</summary>
    private static void Bewaar(string? voortgang, NotaId? tot)
    {
        if (voortgang is null)
        {
            return;
        }
        if (tot is { } id)
        {
            File.WriteAllText(voortgang, id.ToString());
        }
        else
        {
            File.Delete(voortgang);
        }
    }
}
