using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Stappen;
using NodaTime;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// Freezes a version of what lies on the drafting table and starts a round. Kamerdatum and AfstemmenMet are those of
/// the header when null. IedereenOpnieuw widens who is asked; nothing narrows it.
/// </summary>
public sealed record NotaIndienen(
    LocalDate? Kamerdatum,
    ImmutableArray<EenheidCode>? AfstemmenMet,
    bool IedereenOpnieuw
) : NotaCommand
{
    public override Func<NotaInhoud, NotaInhoud> OpConcept =>
        inhoud =>
            inhoud with
            {
                Kop = inhoud.Kop with
                {
                    Kamerdatum = Kamerdatum ?? inhoud.Kop.Kamerdatum,
                    AfgestemdMet = [.. (AfstemmenMet ?? inhoud.Kop.AfgestemdMet).Distinct().Order()],
                },
            };

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) => Rechten.Steller(dossier, context);

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        if (dossier.Opstellen is not { } taak)
        {
            return Toestanden.NietAanZet(dossier);
        }
        var inhoud = Afstemronde.MetBeantwoorders(dossier, OpConcept(context.Concept!.Inhoud));
        var kop = inhoud.Kop;
        var fouten = Fouten(dossier, inhoud, context).ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        var bijlagen = context.Concept.Bijlagen;
        var gevraagd = Afstemronde.TeVragen(dossier, inhoud, bijlagen, IedereenOpnieuw);
        var recorder = new Recorder(dossier, context, Rechten.AlsSteller(dossier, context));
        recorder.Advance(
            new NotaIngediend(taak.Nummer, dossier.Nota.Versie + 1, Hash(inhoud, bijlagen, context), gevraagd)
            {
                Inhoud = new VrijeTekst { Nota = inhoud, Bijlagen = bijlagen },
            },
            new EngineCommand.CompleteTask(
                taak.Nummer,
                StapCodes.Indienen,
                Value
                    .None.SetItem("teVragen", Value.From(gevraagd.Select(e => e.Value)))
                    .SetItem("van", Value.From(kop.Van.Value))
                    .SetItem("aan", Value.From(kop.Aan.Value))
                    .SetItem("zwijgregel", Value.From(context.Zwijgregel))
            )
        );
        return recorder.Done();
    }

    private static IEnumerable<Veldfout> Fouten(Dossier dossier, NotaInhoud inhoud, CommandContext context)
    {
        foreach (
            var fout in KopRegels
                .Fouten(inhoud.Kop, context.Eenheden)
                .Concat(Merking.Fouten(inhoud.Kop, context.Plafond))
        )
        {
            yield return fout;
        }
        foreach (var fout in KopRegels.Gesloten(inhoud.Kop, context.Eenheden, dossier.Nota))
        {
            yield return fout;
        }
        foreach (var fout in Kamerdatums.Fouten(inhoud.Kop.Kamerdatum, context))
        {
            yield return fout;
        }
        foreach (var code in Afstemronde.HoofdstukkenVanSteller(inhoud.Kop.AfgestemdMet, context.Eenheden))
        {
            if (inhoud.Hoofdstuk(code) is null or { IsLeeg: true })
            {
                yield return new(
                    $"hoofdstukken.{Hoofdstukken.Code(code)}",
                    $"Vul het hoofdstuk {Hoofdstukken.Titel(code)} in."
                );
            }
        }
        var soort = dossier.Nota.Soort;
        if (inhoud.Kop.Soort != soort)
        {
            yield return new("soort", "Het soort nota kan niet meer veranderen: begin een nieuwe nota.");
        }
    }

    private static string Hash(NotaInhoud inhoud, ImmutableArray<BijlageGegevens> bijlagen, CommandContext context) =>
        InhoudHash.Of(
            inhoud,
            Afstemronde.HoofdstukkenVanSteller(inhoud.Kop.AfgestemdMet, context.Eenheden).ToImmutableHashSet(),
            bijlagen
        );
}

public sealed record NotaIngediend(int TaakNummer, int Versie, string InhoudHash, ImmutableArray<EenheidCode> Gevraagd)
    : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij)
    {
        var kop = Inhoud?.Nota?.Kop ?? throw new InvalidOperationException("The content of a version is kept.");
        var versie = new NotaVersie
        {
            NotaId = dossier.Nota.Id,
            Versie = Versie,
            Inhoud = Inhoud.Nota,
            Bijlagen = Inhoud.Bijlagen ?? [],
            InhoudHash = InhoudHash,
            IngediendDoor = bij.Handeling.Door!.Value,
            IngediendOp = bij.Op,
            Gevraagd = Gevraagd,
        };
        return (dossier with { Versies = dossier.Versies.SetItem(Versie, versie) })
            .Met(dossier.Taken[TaakNummer].Afgerond(bij, StapCodes.Indienen))
            .MetNota(nota =>
                nota with
                {
                    Status = NotaStatus.Lopend,
                    // Who hands in for the steller has been steller too (four eyes).
                    Stellers = [.. nota.Stellers.Append(versie.IngediendDoor).Distinct()],
                    Versie = Versie,
                    BesluitHash = null,
                    Onderwerp = kop.Onderwerp,
                    Aan = kop.Aan,
                    Van = kop.Van,
                    AfgestemdMet = kop.AfgestemdMet,
                    InAfschriftAan = kop.InAfschriftAan,
                    OnzeReferentie = kop.OnzeReferentie,
                    Kamerdatum = kop.Kamerdatum,
                    Rubricering = kop.Rubricering,
                }
            )
            .MetLezer(
                Lezers.Van(
                    dossier,
                    dossier.Nota.Id,
                    Leesgrond.Secretariaat,
                    Register.Eenheidsregister.Secretariaat,
                    bij.Op
                )
            );
    }

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} diende versie {Versie} in"
        + (Gevraagd.IsEmpty ? "; niemand hoeft opnieuw af te stemmen." : $"; gevraagd: {Namen.Lijst(Gevraagd)}.");
}
