using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Vergelijken;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api.Taken;
using ApprovalFlow.Web.Pages.Notas;
using ApprovalFlow.Web.Uitvoeren;

namespace ApprovalFlow.Web.Pages.Beslissen;

/// <summary>One task to decide on, as who decides sees it.</summary>
internal sealed record BeslisBlad
{
    public required Taak Taak { get; init; }
    public required NotaBlad Nota { get; init; }

    /// <summary>The answers that can be given, the one that goes on first.</summary>
    public required ImmutableArray<Vooruitblik> Keuzes { get; init; }

    /// <summary>The version that this reader opened before; null when they saw none.</summary>
    public required int? Gezien { get; init; }

    public string Pad => $"/beslissen/{Taak.Id}";

    public bool MagAntwoorden => Nota.Handelingen.Beantwoorden.Any(t => t.Id == Taak.Id);

    public SamengesteldHoofdstuk? Hoofdstuk(HoofdstukCode code) =>
        Nota.Hoofdstukken.FirstOrDefault(h => h.Hoofdstuk.Code == code);

    public IEnumerable<SamengesteldHoofdstuk> OverigeHoofdstukken =>
        Nota.Hoofdstukken.Where(h =>
            h.Hoofdstuk.Code is not (HoofdstukCode.GeadviseerdBesluit or HoofdstukCode.Kernpunten)
        );

    public ImmutableArray<Hoofdstukverschil> Veranderd =>
        Gezien is { } gezien && Nota.Dossier.Versies.TryGetValue(gezien, out var oud)
            ? [.. Tekstvergelijking.Van(oud.Inhoud, Nota.Inhoud).Where(h => !h.IsGelijk)]
            : [];

    public IEnumerable<string> VeranderdeBijlagen =>
        Gezien is { } gezien && Nota.Dossier.Versies.TryGetValue(gezien, out var oud)
            ? Bijlagenvergelijking.Van(oud.Bijlagen, Nota.Bijlagen)
            : [];

    public Vooruitblik? Keuze(string? uitkomst) => Keuzes.FirstOrDefault(k => k.Uitkomst == uitkomst);
}

/// <summary>Which bijlagen came, went or have another content, in a sentence each.</summary>
internal static class Bijlagenvergelijking
{
    public static IEnumerable<string> Van(ImmutableArray<BijlageGegevens> oud, ImmutableArray<BijlageGegevens> nieuw) =>
        nieuw
            .Where(n => !oud.Any(o => o.Naam == n.Naam && o.Sha256 == n.Sha256))
            .Select(n =>
                oud.Any(o => o.Naam == n.Naam) ? $"Bijlage {n.Naam} is vervangen." : $"Bijlage {n.Naam} is nieuw."
            )
            .Concat(oud.Where(o => !nieuw.Any(n => n.Naam == o.Naam)).Select(o => $"Bijlage {o.Naam} is vervallen."));
}

/// <summary>Reads a task to decide on. Hidden, unknown and another kind of step are null.</summary>
internal sealed class BeslisLezer(
    TaakVragen taken,
    NotaBladLezer notas,
    CommandRunner runner,
    GelezenStore gelezen,
    Bedrijfsklok klok
)
{
    public async Task<BeslisBlad?> Lees(TaakId id, Aanvrager aanvrager, CancellationToken stop)
    {
        if (
            await taken.Een(id, aanvrager, stop) is not { } antwoord
            || await notas.Lees(antwoord.Nota.Kenmerk, aanvrager, null, stop) is not { } nota
            || nota.Dossier.Taak(id) is not { } taak
            || !Stapwoorden.IsBeslissing(taak.Stap)
        )
        {
            return null;
        }
        var context = await runner.Context(nota.Dossier, null, aanvrager, stop);
        return new BeslisBlad
        {
            Taak = taak,
            Nota = nota,
            Keuzes =
            [
                .. taak.Status == TaakStatus.Open
                    ? StapCodes
                        .Uitkomsten(taak.Stap)
                        .Select(u => Vooruitblik.Van(taak, u, nota.Dossier, context))
                        .OfType<Vooruitblik>()
                    : [],
            ],
            Gezien = await gelezen.BeforeAsync(nota.Nota.Id, nota.Wie.Id, taak.Versie, stop),
        };
    }

    /// <summary>That this reader has the version of the task before them now.</summary>
    public async Task Gelezen(BeslisBlad blad, CancellationToken stop) =>
        await gelezen.AddAsync(blad.Nota.Nota.Id, blad.Nota.Wie.Id, blad.Taak.Versie, await klok.Nu(stop), stop);
}
