using System.Collections.Immutable;
using System.Text.Json;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Berichten;

/// <summary>Which events others hear of, and as what. A line that is not here is nobody's business but the dossier's.</summary>
public static class Uitgaand
{
    /// <summary>Every contract that goes out about a nota, by the name that it has on the wire.</summary>
    public static ImmutableSortedDictionary<string, Type> Soorten { get; } =
        typeof(NotaBericht)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(NotaBericht)))
            .ToImmutableSortedDictionary(Soort, type => type, StringComparer.Ordinal);

    /// <summary>"nota-ingediend" for NotaIngediend.</summary>
    public static string Soort(Type contract) => JsonNamingPolicy.KebabCaseLower.ConvertName(contract.Name);

    /// <summary>Null when others do not hear of it. Link is a path here; who sends it puts the address before it.</summary>
    public static NotaBericht? Van(Dossier dossier, Vastlegging bij) =>
        Feit(dossier, bij.Gebeurtenis) is { } bericht
            ? bericht with
            {
                NotaId = dossier.Nota.Id.Value,
                Kenmerk = dossier.Nota.Kenmerk,
                Volgnummer = bij.Volgnummer,
                Tijdstip = bij.Op,
                Link = Pad(dossier.Nota.Kenmerk),
            }
            : null;

    public static string Pad(string kenmerk) => $"/notas/{kenmerk}";

    private static NotaBericht? Feit(Dossier dossier, Gebeurtenis gebeurtenis)
    {
        return gebeurtenis switch
        {
            Opdrachten.NotaIngediend e => new NotaIngediend { Versie = e.Versie },
            Opdrachten.NotaTeruggehaald => new NotaTeruggehaald(),
            Opdrachten.NotaTeruggestuurd e => new NotaTeruggestuurd { TaakId = Taak(e.TaakNummer), Stap = e.Stap },
            Opdrachten.TaakGeopend e => new TaakGeopend
            {
                TaakId = e.Id.Value,
                Stap = e.Stap,
                Eenheid = e.Eenheid.Value,
                Versie = e.Versie,
                Termijn = e.Termijn,
            },
            Opdrachten.TaakVervallen e => new TaakVervallen
            {
                TaakId = Taak(e.Nummer),
                Stap = e.Stap,
                Eenheid = e.Eenheid.Value,
            },
            Opdrachten.TermijnVerzet e => new TermijnVerzet { TaakId = Taak(e.TaakNummer) },
            Opdrachten.AfstemmingVastgelegd e => new AfstemmingVastgelegd
            {
                TaakId = Taak(e.TaakNummer),
                Eenheid = e.Eenheid.Value,
                Versie = e.Versie,
            },
            Opdrachten.AfstemmingIsHerzien e => new AfstemmingHerzien
            {
                TaakId = Taak(e.TaakNummer),
                Eenheid = e.Eenheid.Value,
                Versie = e.Versie,
            },
            Opdrachten.RondeAfgerond e => new RondeAfgerond { Versie = e.Versie },
            Opdrachten.NotaOndertekend e => new NotaOndertekend { TaakId = Taak(e.TaakNummer), Versie = e.Versie },
            Opdrachten.BesluitGenomen e => new BesluitGenomen { TaakId = Taak(e.TaakNummer), Versie = e.Versie },
            Opdrachten.BesluitAangehouden e => new BesluitAangehouden { TaakId = Taak(e.TaakNummer) },
            Opdrachten.NotaDoorgeleid e => new NotaDoorgeleid { TaakId = Taak(e.TaakNummer), Versie = e.Versie },
            Opdrachten.StukkenSamengesteld e => new StukkenSamengesteld { Versie = e.Versie },
            Opdrachten.NotaAangeboden e => new NotaAangeboden { TaakId = Taak(e.TaakNummer) },
            Opdrachten.KamerdatumGewijzigd => new KamerdatumGewijzigd(),
            Opdrachten.KamernummersGeregistreerd => new KamernummersGeregistreerd(),
            Opdrachten.NotaIngetrokken => new NotaIngetrokken(),
            Opdrachten.NotaAfgerond => new NotaAfgerond(),
            Opdrachten.BerichtVerzonden e => new ProcedureBericht { Naam = e.Naam, Sleutel = e.Sleutel },
            _ => null, // inside the dossier
        };

        Guid Taak(int nummer) => dossier.Taken[nummer].Id.Value;
    }
}
