using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Stukken.Html;
using ApprovalFlow.Stukken.Pakket;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Berichten;

/// <summary>A package that was made and stored: SHA-256 in hexadecimal, size in bytes.</summary>
internal sealed record Samengesteldpakket(string Sha256, long Grootte);

/// <summary>Makes the package of a nota from the version that was decided upon, and stores it beside its bijlagen.</summary>
internal sealed class Samensteller(ApprovalFlowDb db, DossierStore dossiers, BestandStore bestanden, Omgeving omgeving)
{
    /// <summary>Null when nobody asks for it any more: the job is done, or went with its nota.</summary>
    public async Task<Samengesteldpakket?> Maak(NotaId id, int opdracht, CancellationToken stop)
    {
        if (await dossiers.LoadAsync(id, stop) is not { } dossier || !dossier.Verloop.Jobs.ContainsKey(opdracht))
        {
            return null;
        }
        var stuk = NotaStukken.Van(dossier, await omgeving.Namen(stop));
        await using var bestand = Tijdelijk();
        var bronnen = new Dictionary<BijlageId, Stream>();
        try
        {
            foreach (var bijlage in stuk.Bijlagen)
            {
                bronnen[bijlage.Id] = await Bron(id, bijlage, stop);
            }
            KamerPakket.Write(bestand, stuk, dossier.Nota.BesluitHash ?? "", bijlage => bronnen[bijlage.Id]);
        }
        finally
        {
            foreach (var bron in bronnen.Values)
            {
                await bron.DisposeAsync();
            }
        }
        bestand.Position = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var bewaard = (await bestanden.WriteAsync(id, bestand, long.MaxValue, Edge.NieuwId(), stop))!;
        await transaction.CommitAsync(stop);
        return new(bewaard.Sha256, bewaard.Grootte);
    }

    /// <summary>Beside the zip on disk: the database gives its parts asynchronously, and a zip is written in one go.</summary>
    private async Task<Stream> Bron(NotaId id, BijlageGegevens bijlage, CancellationToken stop)
    {
        await using var delen =
            await bestanden.OpenAsync(id, bijlage.Sha256, stop)
            // The administrator reads this at the incident, and sees no content: not the name of a file either.
            ?? throw new InvalidDataException($"De bytes van bijlage {bijlage.Id} ontbreken.");
        var bron = Tijdelijk();
        await delen.CopyToAsync(bron, stop);
        bron.Position = 0;
        return bron;
    }

    private static FileStream Tijdelijk() =>
        new(
            Path.Combine(Path.GetTempPath(), $"approvalflow-{Edge.NieuwId():N}.zip"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
}

/// <summary>A dossier as it goes on paper: each directie's own words in its chapter, and whose they are.</summary>
internal static class NotaStukken
{
    public static NotaStuk Van(Dossier dossier, Namen namen)
    {
        var versie = dossier.HuidigeVersie ?? throw new InvalidOperationException("Nothing was handed in yet.");
        var samengesteld = Samenstelling.Van(versie.Inhoud, dossier.GeldigeAfstemmingen, namen.Eenheden);
        return new NotaStuk
        {
            Kenmerk = dossier.Nota.Kenmerk,
            Versie = versie.Versie,
            Merking = Merking.Woord(versie.Inhoud.Kop.Rubricering),
            Inhoud = versie.Inhoud with { Hoofdstukken = [.. samengesteld.Select(h => h.Hoofdstuk)] },
            Herkomst = Herkomst(dossier, samengesteld),
            Besluit = dossier.Nota.Besluit is { } besluit ? [.. Besluit(dossier.Nota.Aan, besluit)] : [],
            Vaststelling = dossier.Nota.VastgesteldOp is { } op
                ? [$"De bijlagen zijn vastgesteld op {Namen.Datum(op)}."]
                : [],
            Bijlagen = versie.Bijlagen,
            Afkortingen = namen.Eenheden.Alle.ToImmutableDictionary(e => e.Code, e => e.Naam),
        };
    }

    private static ImmutableSortedDictionary<HoofdstukCode, string> Herkomst(
        Dossier dossier,
        IEnumerable<SamengesteldHoofdstuk> hoofdstukken
    ) =>
        hoofdstukken
            .Where(h => h.Bron == Bron.Afstemming)
            .Select(h => (h.Hoofdstuk.Code, Antwoord: dossier.GeldigeAfstemming(h.Eigenaar!.Value)!))
            .ToImmutableSortedDictionary(
                pair => pair.Code,
                pair =>
                    $"Antwoord van {pair.Antwoord.Eenheid}: {StapCodes.Woorden(StapCodes.Code(pair.Antwoord.Oordeel))} "
                    + $"(versie {pair.Antwoord.Versie}, {Namen.Datum(pair.Antwoord.Op)})."
            );

    private static IEnumerable<string> Besluit(EenheidCode aan, Besluit besluit)
    {
        var hoe = besluit.Registratie is { } registratie ? $" ({Registratie.Woorden(registratie.Wijze)})" : "";
        yield return $"{aan} besloot op {Namen.Datum(besluit.Op)}{hoe}: {StapCodes.Woorden(besluit.Uitkomst)}.";
        if (besluit.Aantekening is { } aantekening)
        {
            yield return aantekening;
        }
    }
}
