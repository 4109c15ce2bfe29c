using System.Collections.Immutable;
using System.Text.Json;
using ApprovalFlow.Notas.Opdrachten;

namespace ApprovalFlow.Notas.Dossiers;

/// <summary>The names under which events are stored. A name is for ever; a type may be renamed.</summary>
public static class Gebeurtenissen
{
    private static readonly ImmutableDictionary<string, Type> Types = new Dictionary<string, Type>(
        StringComparer.Ordinal
    )
    {
        ["nota-aangemaakt"] = typeof(NotaAangemaakt),
        ["opstellen-waargenomen"] = typeof(OpstellenWaargenomen),
        ["nota-ingediend"] = typeof(NotaIngediend),
        ["taak-geopend"] = typeof(TaakGeopend),
        ["taak-vervallen"] = typeof(TaakVervallen),
        ["taak-overgedragen"] = typeof(TaakOvergedragen),
        ["taak-opgepakt"] = typeof(TaakOpgepakt),
        ["taak-teruggegeven"] = typeof(TaakTeruggegeven),
        ["spoed-gewijzigd"] = typeof(SpoedGewijzigd),
        ["taak-vrijgekomen"] = typeof(TaakVrijgekomen),
        ["steller-opgevolgd"] = typeof(StellerOpgevolgd),
        ["termijn-verzet"] = typeof(TermijnVerzet),
        ["afstemming-vastgelegd"] = typeof(AfstemmingVastgelegd),
        ["afstemming-herzien"] = typeof(AfstemmingIsHerzien),
        ["afstemming-uitgebleven"] = typeof(AfstemmingUitgebleven),
        ["opmerking-gemaakt"] = typeof(OpmerkingGemaakt),
        ["opmerking-afgehandeld"] = typeof(OpmerkingAfgehandeld),
        ["opmerking-ingetrokken"] = typeof(OpmerkingIngetrokken),
        ["vraag-gesteld"] = typeof(VraagGesteld),
        ["vraag-beantwoord"] = typeof(VraagBeantwoord),
        ["paraaf-gezet"] = typeof(ParaafGezet),
        ["paraaf-teruggegeven"] = typeof(ParaafTeruggegeven),
        ["medesteller-toegevoegd"] = typeof(MedestellerToegevoegd),
        ["medesteller-verwijderd"] = typeof(MedestellerVerwijderd),
        ["afstemming-toegevoegd"] = typeof(AfstemmingToegevoegd),
        ["afstemming-vervallen-verklaard"] = typeof(AfstemmingVervallenVerklaard),
        ["ronde-afgerond"] = typeof(RondeAfgerond),
        ["nota-teruggehaald"] = typeof(NotaTeruggehaald),
        ["nota-teruggestuurd"] = typeof(NotaTeruggestuurd),
        ["nota-ondertekend"] = typeof(NotaOndertekend),
        ["besluit-genomen"] = typeof(BesluitGenomen),
        ["besluit-aangehouden"] = typeof(BesluitAangehouden),
        ["nota-doorgeleid"] = typeof(NotaDoorgeleid),
        ["kennis-genomen"] = typeof(KennisGenomen),
        ["advies-gegeven"] = typeof(AdviesGegeven),
        ["kamerbrief-ondertekend"] = typeof(KamerbriefOndertekend),
        ["bijlagen-vastgesteld"] = typeof(BijlagenVastgesteld),
        ["afschrift-verstrekt"] = typeof(AfschriftVerstrekt),
        ["opdracht-gegeven"] = typeof(OpdrachtGegeven),
        ["opdracht-mislukt"] = typeof(OpdrachtMislukt),
        ["opdracht-afgerond"] = typeof(OpdrachtAfgerond),
        ["bericht-verzonden"] = typeof(BerichtVerzonden),
        ["koppeling-geweigerd"] = typeof(KoppelingGeweigerd),
        ["stukken-samengesteld"] = typeof(StukkenSamengesteld),
        ["nota-aangeboden"] = typeof(NotaAangeboden),
        ["kamerdatum-gewijzigd"] = typeof(KamerdatumGewijzigd),
        ["kamernummers-geregistreerd"] = typeof(KamernummersGeregistreerd),
        ["timer-afgegaan"] = typeof(TimerAfgegaan),
        ["incident-gemeld"] = typeof(IncidentGemeld),
        ["incident-herkanst"] = typeof(IncidentHerkanst),
        ["incident-opgelost"] = typeof(IncidentOpgelost),
        ["nota-overgezet"] = typeof(NotaOvergezet),
        ["nota-ingetrokken"] = typeof(NotaIngetrokken),
        ["nota-afgerond"] = typeof(NotaAfgerond),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<Type, string> Names = Types.ToImmutableDictionary(
        pair => pair.Value,
        pair => pair.Key
    );

    public static string Naam(Gebeurtenis gebeurtenis) => Names[gebeurtenis.GetType()];

    /// <summary>The facts, without the free text.</summary>
    public static string Schrijf(Gebeurtenis gebeurtenis) =>
        JsonSerializer.Serialize(gebeurtenis, gebeurtenis.GetType(), NotaJson.Options);

    public static Gebeurtenis Lees(string naam, string json, VrijeTekst? inhoud) =>
        (Gebeurtenis)JsonSerializer.Deserialize(json, Types[naam], NotaJson.Options)! with
        {
            Inhoud = inhoud,
        };
}
