using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;

namespace ApprovalFlow.Web.Verbs;

/// <summary>
/// Walks everything: each chain, the rows that follow from it, the files and procedures by their hash, the registers, the
/// anchors. It names the first broken place. With a file for its progress, a walk that was broken off goes on where it was.
/// </summary>
internal static class AuditVerify
{
    public static async Task<int> Run(string? voortgang, string? openbaar, bool json)
    {
        await using var host = await VerbHost.OpenAsync();
        var sleutels = Sleutels(host.Get<Instellingen>(), openbaar);
        var begin = Stopwatch.StartNew();
        var (notas, regels) = (0, 0L);
        var vanaf = Gelezen(voortgang);
        var uitslag = new Uitslag { Vanaf = vanaf?.ToString(), Handtekeningen = sleutels.Length > 0 };
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
        uitslag = uitslag with { Notas = notas, Regels = regels, Seconden = begin.Elapsed.TotalSeconds };
        if (await nazicht.RestAsync() is { } rest)
        {
            return Usage.Refuse(rest, json);
        }
        var ankers = await host.Get<Ankers>().VerifyAsync(sleutels);
        foreach (var sleutel in sleutels)
        {
            sleutel.Dispose();
        }
        if (ankers.Breuk is { } los)
        {
            return Usage.Refuse($"Anker {los.Nummer}: {los.Melding}", json);
        }
        Bewaar(voortgang, null);
        Meld(uitslag with { Ankers = ankers.Ankers, LaatsteAnker = ankers.Laatste }, json);
        return 0;
    }

    private static void Meld(Uitslag uitslag, bool json)
    {
        if (json)
        {
            Usage.Json(uitslag with { Seconden = Math.Round(uitslag.Seconden, 1) });
            return;
        }
        if (uitslag.Vanaf is { } vanaf)
        {
            Console.WriteLine($"Verder na nota {vanaf}: wat daarvoor komt, is de vorige keer nagekeken.");
        }
        Console.WriteLine(
            $"De keten is heel: {uitslag.Notas} nota's, {uitslag.Regels} regels; de rijen en de registers kloppen ermee."
        );
        Console.WriteLine(
            uitslag.LaatsteAnker is { } op
                ? $"{uitslag.Ankers} ankers, het laatste van {op}; "
                    + (
                        uitslag.Handtekeningen
                            ? "de handtekeningen kloppen."
                            : "zonder sleutel zijn de handtekeningen niet nagekeken."
                    )
                : "Er is nog geen anker: wie alles opnieuw uitrekent, wordt zonder anker niet gezien."
        );
        Console.WriteLine($"{uitslag.NotasPerSeconde} nota's en {uitslag.RegelsPerSeconde} regels per seconde.");
    }

    /// <summary>The public keys that were named, else those of the installation: of before, and in the one of now.</summary>
    private static ImmutableArray<ECDsa> Sleutels(Instellingen instellingen, string? openbaar)
    {
        var pems = openbaar is null
            ? instellingen.EerdereAnkersleutels.AddRange(
                instellingen.Ankersleutel is { } eigen ? [eigen] : ImmutableArray<string>.Empty
            )
            : Ankersleutel.Delen(Usage.ReadFile(openbaar));
        return openbaar is not null && pems.IsEmpty
            ? throw new VerbFout($"In {openbaar} staat geen sleutel in PEM.")
            : [.. pems.Select(Ankersleutel.Open)];
    }

    private static NotaId? Gelezen(string? voortgang)
    {
        if (voortgang is null || !File.Exists(voortgang))
        {
            return null;
        }
        // Beginning anew without a word would take hours for what somebody thought was nearly done.
        return Guid.TryParse(File.ReadAllText(voortgang), out var id)
            ? NotaId.Of(id)
            : throw new VerbFout($"{voortgang} is geen voortgang van audit verify. Noem een ander bestand.");
    }

    /// <summary>Null when the walk is over: the next one begins at the beginning.</summary>
    private static void Bewaar(string? voortgang, NotaId? tot)
    {
        if (voortgang is null)
        {
            return;
        }
        if (tot is { } id)
        {
            // Whole or not at all: a walk can be killed at any moment.
            File.WriteAllText(voortgang + ".nieuw", id.ToString());
            File.Move(voortgang + ".nieuw", voortgang, overwrite: true);
        }
        else
        {
            File.Delete(voortgang);
        }
    }

    /// <summary>Vanaf is the last nota of the walk that this one went on with; Seconden are of the notas alone.</summary>
    private sealed record Uitslag
    {
        public string? Vanaf { get; init; }
        public int Notas { get; init; }
        public long Regels { get; init; }
        public int Ankers { get; init; }
        public NodaTime.Instant? LaatsteAnker { get; init; }
        public bool Handtekeningen { get; init; }
        public double Seconden { get; init; }
        public long NotasPerSeconde => PerSeconde(Notas);
        public long RegelsPerSeconde => PerSeconde(Regels);

        private long PerSeconde(long aantal) => (long)(aantal / Math.Max(Seconden, 0.001));
    }
}
