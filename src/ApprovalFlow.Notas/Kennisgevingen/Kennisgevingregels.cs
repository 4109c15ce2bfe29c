using System.Diagnostics;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.Notas.Kennisgevingen;

/// <summary>A kennisgeving with the line of the journal that it is about: together they are decided once.</summary>
public sealed record Gebeurteniskennisgeving(int Volgnummer, Kennisgeving Kennisgeving);

/// <summary>
/// Who hears of what happened to a nota, and in which sentence. Each event has its line here: one that nobody needs to hear
/// of says so.
/// </summary>
public static class Kennisgevingregels
{
    /// <summary>Of each line of a command, at most one per person.</summary>
    public static IEnumerable<Gebeurteniskennisgeving> Van(Outcome outcome, IReadOnlyCollection<Medewerker> medewerkers)
    {
        if (outcome.Vastleggingen.FirstOrDefault() is not { } eerste)
        {
            return [];
        }
        var kring = new Kring(outcome.Dossier, medewerkers, eerste.Handeling.Door, eerste.Op);
        var gehoord = outcome
            .Vastleggingen.SelectMany(bij =>
                Van(bij, kring)
                    .DistinctBy(k => k.Ontvanger)
                    .Where(k => k.Soort == Kennisgevingsoort.Taak || k.Ontvanger != kring.Door)
                    .Where(k => MagHet(k, kring, bij))
                    .Select(k => new Gebeurteniskennisgeving(bij.Volgnummer, k))
            )
            .ToList();
        // Whose own termijn moved with the Kamerdatum is told that, which says more.
        var eigen = gehoord
            .Select(k => k.Kennisgeving)
            .Where(k => k is { Soort: Kennisgevingsoort.Termijn, Taak: not null })
            .Select(k => k.Ontvanger)
            .ToHashSet();
        return gehoord.Where(k =>
            k.Kennisgeving is not { Soort: Kennisgevingsoort.Termijn, Taak: null }
            || !eigen.Contains(k.Kennisgeving.Ontvanger)
        );
    }

    /// <summary>By the rule of reading itself: what somebody may not read, nobody tells them. Who left is told nothing.</summary>
    private static bool MagHet(Kennisgeving kennisgeving, Kring kring, Vastlegging bij) =>
        kring.Medewerkers.FirstOrDefault(m => m.Id == kennisgeving.Ontvanger) is { UitDienstOp: null } wie
        && (!Kennisgevingsoorten.VraagtLeesrecht(kennisgeving.Soort) || Rechten.MagLezen(kring.Dossier, wie, bij.Op));

    private static IEnumerable<Kennisgeving> Van(Vastlegging bij, Kring kring) =>
        bij.Gebeurtenis switch
        {
            TaakGeopend e => Geopend(kring.Dossier.Taken[e.Nummer], kring),
            TaakOvergedragen e => Taak(kring.Dossier.Taken[e.TaakNummer], [e.Aan], kring),
            TaakTeruggegeven e => Taak(
                kring.Dossier.Taken[e.TaakNummer],
                kring.Behandelaars(kring.Dossier.Taken[e.TaakNummer]),
                kring
            ),
            SpoedGewijzigd { Spoed: true } => kring.BijOpenTaken.Select(wie =>
                Over(Kennisgevingsoort.Termijn, wie, kring, "de nota heeft spoed")
            ),
            TaakVrijgekomen e => Geopend(kring.Dossier.Taken[e.TaakNummer], kring),
            StellerOpgevolgd => [Over(Kennisgevingsoort.Voortgang, kring.Steller, kring, "u bent nu de steller")],
            TaakVervallen e => Vervallen(kring.Dossier.Taken[e.Nummer], kring),
            TermijnVerzet e => Verzet(kring.Dossier.Taken[e.TaakNummer], kring, bij),
            KamerdatumGewijzigd e => Kamerdatum(e, kring),
            AfstemmingVastgelegd e => Antwoord(e.Eenheid, "heeft geantwoord", kring),
            AfstemmingIsHerzien e => Antwoord(e.Eenheid, "heeft het antwoord herzien", kring),
            AfstemmingUitgebleven e => Antwoord(e.Eenheid, "heeft niet op tijd geantwoord", kring),
            AfstemmingToegevoegd e => Voortgang($"ook {e.Eenheid} wordt gevraagd om af te stemmen", kring),
            AfstemmingVervallenVerklaard e => Voortgang($"{e.Eenheid} wordt niet meer gevraagd", kring),
            RondeAfgerond => Voortgang("de afstemming is afgerond", kring),
            OpstellenWaargenomen => Voortgang("een vervanger werkt aan het concept", kring),
            NotaOndertekend => Voortgang("de nota is ondertekend", kring),
            NotaTeruggestuurd e => Voortgang($"teruggestuurd bij de stap {StapCodes.Code(e.Stap)}", kring),
            BesluitAangehouden e => Voortgang(
                $"het besluit is aangehouden tot {Namen.Datum(e.Tot)}",
                kring,
                kring.Secretariaat
            ),
            NotaDoorgeleid => Voortgang("de nota is doorgeleid", kring),
            KennisGenomen => Voortgang("van de nota is kennisgenomen", kring),
            AdviesGegeven => Voortgang("er is advies gegeven", kring),
            KamernummersGeregistreerd => Voortgang("de Kamernummers zijn bekend", kring),
            BesluitGenomen => Uitkomst("er is een besluit genomen", kring),
            NotaAangeboden => Uitkomst("de stukken zijn aangeboden aan de Tweede Kamer", kring),
            NotaOvergezet e => Voortgang($"de nota volgt nu versie {e.NaarVersie} van de procedure", kring),
            NotaIngetrokken => Uitkomst("de nota is ingetrokken", kring),
            NotaAfgerond => Voortgang("de procedure is klaar", kring),
            AfschriftVerstrekt e => e
                .Aan.SelectMany(kring.Leden)
                .Select(wie => Over(Kennisgevingsoort.Uitkomst, wie, kring, "u heeft een afschrift gekregen")),
            IncidentGemeld => kring.Beheerders.Select(wie =>
                Over(Kennisgevingsoort.Incident, wie, kring, "er is een stap vastgelopen")
            ),
            OpmerkingGemaakt e => Opstellers($"{e.Eenheid} maakte een opmerking bij de tekst", kring),
            OpmerkingAfgehandeld e => Aan(
                kring.Dossier.Opmerkingen[e.Opmerking].Door,
                e.Verwerkt ? "uw opmerking is verwerkt" : "uw opmerking is niet verwerkt",
                kring
            ),
            VraagGesteld e => Opstellers($"{e.Eenheid} stelt u een vraag", kring),
            VraagBeantwoord e => Aan(kring.Dossier.Vragen[e.Vraag].Door, "uw vraag is beantwoord", kring),
            ParaafGezet e => Voorgelegd(kring.Dossier.Taken[e.TaakNummer], kring),
            ParaafTeruggegeven e => Aan(e.Aan, "het hoofd gaf uw voorstel terug", kring),
            MedestellerToegevoegd e => Aan(e.Wie, "u bent medesteller", kring),
            MedestellerVerwijderd e => Aan(e.Wie, "u schrijft niet langer mee", kring),
            OpmerkingIngetrokken e => Opstellers($"{e.Eenheid} trok een opmerking in", kring),
            // The task that it opens tells who must do something; the rest is for the history.
            NotaAangemaakt
            or TaakOpgepakt
            or SpoedGewijzigd
            or NotaIngediend
            or NotaTeruggehaald
            or KamerbriefOndertekend
            or BijlagenVastgesteld
            or OpdrachtGegeven
            or OpdrachtMislukt
            or OpdrachtAfgerond
            or BerichtVerzonden
            or KoppelingGeweigerd
            or StukkenSamengesteld
            or TimerAfgegaan
            or IncidentHerkanst
            or IncidentOpgelost => [],
            _ => throw new UnreachableException(bij.Gebeurtenis.GetType().Name),
        };

    private static IEnumerable<Kennisgeving> Geopend(Taak taak, Kring kring) =>
        taak.Stap != Stap.Opstellen ? Taak(taak, kring.Behandelaars(taak), kring)
        : taak.Versie > 0
            ? kring
                .BijOpstellen.Where(wie => wie != kring.Door)
                .Select(wie => new Kennisgeving(
                    Kennisgevingsoort.Taak,
                    wie,
                    taak.Id,
                    kring.ZinVoor(wie, taak, Rappelzinnen.TerugBijSteller(kring.Dossier.Nota, wie == kring.Steller))
                ))
        : [];

    private static IEnumerable<Kennisgeving> Taak(Taak taak, IEnumerable<MedewerkerId> wie, Kring kring) =>
        wie.Select(id => new Kennisgeving(
            Kennisgevingsoort.Taak,
            id,
            taak.Id,
            kring.ZinVoor(id, taak, Rappelzinnen.Gevraagd(taak, kring.Dossier.Nota))
        ));

    private static IEnumerable<Kennisgeving> Vervallen(Taak taak, Kring kring) =>
        kring
            .Behandelaars(taak)
            .Select(id => new Kennisgeving(
                Kennisgevingsoort.Vervallen,
                id,
                taak.Id,
                $"De vraag aan {taak.Eenheid} over nota {kring.Dossier.Nota.Kenmerk} is vervallen."
            ));

    /// <summary>The steller hears of a termijn that somebody moved; of one that moves with the Kamerdatum he hears that.</summary>
    private static IEnumerable<Kennisgeving> Verzet(Taak taak, Kring kring, Vastlegging bij) =>
        kring
            .Behandelaars(taak)
            .Concat(bij.Handeling.Door is null ? [] : kring.BijOpstellen)
            .Select(id => new Kennisgeving(
                Kennisgevingsoort.Termijn,
                id,
                taak.Id,
                kring.ZinVoor(id, taak, Rappelzinnen.Verzet(taak, kring.Dossier.Nota))
            ));

    private static IEnumerable<Kennisgeving> Kamerdatum(KamerdatumGewijzigd e, Kring kring) =>
        kring
            .BijOpenTaken.Concat(kring.BijOpstellen)
            .Concat(kring.Secretariaat)
            .Select(wie =>
                Over(
                    Kennisgevingsoort.Termijn,
                    wie,
                    kring,
                    e.Nieuw is { } nieuw ? $"de Kamerdatum is nu {Namen.Datum(nieuw)}" : "er is geen Kamerdatum meer"
                )
            );

    private static IEnumerable<Kennisgeving> Antwoord(EenheidCode eenheid, string wat, Kring kring)
    {
        var gevraagd = kring
            .Dossier.Taken.Values.Where(t => t.Stap == Stap.Afstemmen && t.Versie == kring.Dossier.Nota.Versie)
            .Where(t => t.Status != TaakStatus.Vervallen)
            .ToList();
        var open = gevraagd.Count(t => t.Status == TaakStatus.Open);
        var stand = open == 0 ? "" : $", nog {open} van {gevraagd.Count}";
        return kring.BijOpstellen.Select(wie =>
            Over(Kennisgevingsoort.Antwoord, wie, kring, $"{eenheid} {wat}{stand}")
        );
    }

    private static IEnumerable<Kennisgeving> Opstellers(string wat, Kring kring) =>
        kring
            .BijOpstellen.Concat(kring.Dossier.Nota.Medestellers)
            .Select(wie => Over(Kennisgevingsoort.Antwoord, wie, kring, wat));

    private static IEnumerable<Kennisgeving> Aan(MedewerkerId wie, string wat, Kring kring) =>
        [Over(Kennisgevingsoort.Antwoord, wie, kring, wat)];

    /// <summary>The hoofd and who stands in for him, but for who may not answer it (four eyes).</summary>
    private static IEnumerable<Kennisgeving> Voorgelegd(Taak taak, Kring kring) =>
        kring
            .Hoofden(taak.Eenheid)
            .Except(kring.Dossier.Nota.Stellers)
            .Select(wie => new Kennisgeving(
                Kennisgevingsoort.Taak,
                wie,
                taak.Id,
                kring.ZinVoor(
                    wie,
                    taak,
                    $"Nota {kring.Dossier.Nota.Kenmerk}: er ligt een voorstel voor uw antwoord namens {taak.Eenheid}."
                )
            ));

    private static IEnumerable<Kennisgeving> Voortgang(
        string wat,
        Kring kring,
        IEnumerable<MedewerkerId>? ook = null
    ) => kring.BijOpstellen.Concat(ook ?? []).Select(wie => Over(Kennisgevingsoort.Voortgang, wie, kring, wat));

    private static IEnumerable<Kennisgeving> Uitkomst(string wat, Kring kring) =>
        kring.Deelnemers.Select(wie => Over(Kennisgevingsoort.Uitkomst, wie, kring, wat));

    private static Kennisgeving Over(Kennisgevingsoort soort, MedewerkerId wie, Kring kring, string wat) =>
        new(soort, wie, null, $"Nota {kring.Dossier.Nota.Kenmerk}: {wat}.");
}
