using System.Diagnostics;
using System.Security.Cryptography;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Verbs;

/// <summary>
/// Walks everything: each chain, the rows that follow from it, the files and procedures by their hash, the anchors. It
/// names the first broken place. With a file for its progress, a walk that was broken off goes on where it was.
/// </summary>
internal static class AuditVerify
{
    /// <summary>Notas at a time; after each group the progress is written.</summary>
    private const int PerKeer = 200;

    public static async Task<int> Run(string? voortgang, string? openbaar, bool json)
    {
        await using var host = VerbHost.Open();
        using var sleutel = Sleutel(host.Get<Instellingen>(), openbaar);
        var begin = Stopwatch.StartNew();
        var (notas, regels) = (0, 0L);
        var vanaf = Gelezen(voortgang);
        while (await Groep(host, vanaf) is { Count: > 0 } groep)
        {
            var (controle, breuk) = await Controleer(host, groep);
            if (breuk is not null)
            {
                return Usage.Refuse(breuk, json);
            }
            (notas, regels, vanaf) = (notas + controle.Notas, regels + controle.Regels, groep[^1]);
            Bewaar(voortgang, vanaf);
        }
        if (await Rest(host) is { } rest)
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

    private static async Task<List<NotaId>?> Groep(VerbHost host, NotaId? vanaf)
    {
        var notas = host.Get<ApprovalFlowDb>().Notas;
        var na = vanaf is { } id ? notas.FromSql($"SELECT * FROM nota WHERE id > {id.Value}") : notas;
        return await na.OrderBy(n => n.Id).Select(n => n.Id).Take(PerKeer).ToListAsync();
    }

    private static async Task<(Ketencontrole, string?)> Controleer(VerbHost host, List<NotaId> groep)
    {
        var controle = await host.Get<Journaalketen>().VerifyAsync(groep);
        if (controle.Breuk is { } breuk)
        {
            return (controle, $"Nota {breuk.Kenmerk}, regel {breuk.Volgnummer}: {breuk.Melding}");
        }
        foreach (var id in groep)
        {
            var verschillen = await host.Get<DossierStore>().DifferencesAsync(id);
            if (verschillen.Count > 0)
            {
                return (controle, $"De rijen van nota {id} zeggen iets anders dan haar journaal: {verschillen[0]}");
            }
        }
        return (controle, await host.Get<Bestandscontrole>().VerifyAsync(groep));
    }

    private static async Task<string?> Rest(VerbHost host) =>
        await host.Get<Journaalketen>().WithoutNotaAsync() is { } los
            ? $"Nota {los.Kenmerk}, regel {los.Volgnummer}: {los.Melding}"
        : await host.Get<Registerjournaal>().BreukAsync() is { } regel
            ? $"Registerjournaal, regel {regel}: who it is about is not who stands beside it"
        : await host.Get<Bestandscontrole>().VerifyProceduresAsync();

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
