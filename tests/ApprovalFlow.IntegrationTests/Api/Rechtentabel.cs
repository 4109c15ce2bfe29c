using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>One line of the table: what each person gets for one request on a nota in one state.</summary>
internal sealed record Rechtenregel(
    string Methode,
    string Pad,
    string Staat,
    ImmutableSortedDictionary<string, int> Verwacht,
    string? Body
)
{
    public override string ToString() => $"{Methode} {Pad} ({Staat})";
}

/// <summary>
/// Every route against every kind of person. The nota is from DGB to STASDEF, made by kd of KD, afgestemd with CDS, HDFC
/// and KD (so that four eyes can be tried), not with COID, in afschrift to MINDEF. "-" is nobody.
/// </summary>
internal static partial class Rechtentabel
{
    /// <summary>{taak CDS} is the task of CDS that the state is about; {nota}, {bijlage}, {opmerking}, {vraag} and
    /// {eenheid CDS} and {medewerker kd2} are what they say.</summary>
    private const string Tabel = """
        verzoek                                                            | staat         |  kd kd2 cds coid mindef dgb stasdef sg secretariaat beheer - | body
        POST   /notas                                                      | los           | 201 201 201 201 201 201 201 201 201 403 401 | {"aan":"STASDEF","van":"DGB","onderwerp":"Los"}
        GET    /notas                                                      | los           | 200 200 200 200 200 200 200 200 200 200 401 |
        GET    /taken                                                      | los           | 200 200 200 200 200 200 200 200 200 200 401 |
        GET    /dashboard/termijnen                                        | los           | 200 200 200 200 200 200 200 200 200 200 401 |
        GET    /incidenten                                                 | los           | 403 403 403 403 403 403 403 403 403 200 401 |
        POST   /incidenten/{onbekend}/herkansing                           | los           | 403 403 403 403 403 403 403 403 403 404 401 | {}
        GET    /meldingen                                                  | los           | 200 200 200 200 200 200 200 200 200 200 401 |
        POST   /meldingen/lezing                                           | los           | 200 200 200 200 200 200 200 200 200 200 401 | {}
        POST   /meldingen/{onbekend}/lezing                                | los           | 404 404 404 404 404 404 404 404 404 404 401 | {}
        GET    /vervangingen                                               | los           | 200 200 200 200 200 200 200 200 200 200 401 |
        POST   /vervangingen                                               | los           | 403 403 403 403 403 403 403 403 400 403 401 | {"houder":"hdfc","eenheid":"HDFC"}
        POST   /vervangingen/{onbekend}/beeindiging                        | los           | 404 404 404 404 404 404 404 404 404 404 401 |
        GET    /demo/klok                                                  | los           | 200 200 200 200 200 200 200 200 200 200 401 |
        POST   /demo/klok                                                  | los           | 200 200 200 200 200 200 200 200 200 200 401 | {"plus":"PT1S"}

        GET    /notas/{nota}                                               | concept       | 200 200 404 404 404 404 404 404 404 404 401 |
        GET    /notas/{nota}                                               | afstemming    | 200 200 200 404 404 404 404 404 200 404 401 |
        GET    /notas/{nota}                                               | ondertekening | 200 200 200 404 404 200 404 404 200 404 401 |
        GET    /notas/{nota}                                               | beslissing    | 200 200 200 404 404 200 200 404 200 404 401 |
        GET    /notas/{nota}                                               | vaststelling  | 200 200 200 404 200 200 200 200 200 404 401 |
        GET    /notas/{nota}                                               | afgerond      | 200 200 200 404 200 200 200 200 200 404 401 |
        GET    /notas/{nota}/versies                                       | concept       | 200 200 404 404 404 404 404 404 404 404 401 |
        GET    /notas/{nota}/versies                                       | vaststelling  | 200 200 200 404 200 200 200 200 200 404 401 |
        GET    /notas/{nota}/gebeurtenissen                                | concept       | 200 200 404 404 404 404 404 404 404 404 401 |
        GET    /notas/{nota}/gebeurtenissen                                | vaststelling  | 200 200 200 404 200 200 200 200 200 404 401 |
        GET    /notas/{nota}/planning                                      | concept       | 200 200 404 404 404 404 404 404 404 404 401 |
        GET    /notas/{nota}/planning                                      | vaststelling  | 200 200 200 404 200 200 200 200 200 404 401 |
        GET    /notas/{nota}/prognose                                      | concept       | 200 200 404 404 404 404 404 404 404 404 401 |
        GET    /notas/{nota}/prognose                                      | vaststelling  | 200 200 200 404 200 200 200 200 200 404 401 |
        GET    /notas/{nota}/bijlagen/{bijlage}                            | concept       | 200 200 404 404 404 404 404 404 404 404 401 |
        GET    /notas/{nota}/bijlagen/{bijlage}                            | afstemming    | 200 200 200 404 404 404 404 404 200 404 401 |
        GET    /notas/{nota}/pakket                                        | afstemming    | 404 404 404 404 404 404 404 404 404 404 401 |
        GET    /notas/{nota}/pakket                                        | aanbieding    | 200 200 200 404 200 200 200 200 200 404 401 |

        PUT    /notas/{nota}                                               | concept       | 200 403 404 404 404 404 404 404 404 404 401 | {"aan":"STASDEF","van":"DGB","onderwerp":"Anders"}
        PUT    /notas/{nota}                                               | afstemming    | 409 403 403 404 404 404 404 404 403 404 401 | {"aan":"STASDEF","van":"DGB","onderwerp":"Anders"}
        POST   /notas/{nota}/bijlagen                                      | concept       | 201 403 404 404 404 404 404 404 404 404 401 | bestand
        POST   /notas/{nota}/bijlagen                                      | afstemming    | 409 403 403 404 404 404 404 404 403 404 401 | bestand
        DELETE /notas/{nota}/bijlagen/{bijlage}                            | concept       | 204 403 404 404 404 404 404 404 404 404 401 |
        DELETE /notas/{nota}/bijlagen/{bijlage}                            | afstemming    | 409 403 403 404 404 404 404 404 403 404 401 |
        POST   /notas/{nota}/indiening                                     | concept       | 200 403 404 404 404 404 404 404 404 404 401 | {"kamerdatum":"2025-05-21"}
        POST   /notas/{nota}/indiening                                     | afstemming    | 409 403 403 404 404 404 404 404 403 404 401 | {}
        POST   /notas/{nota}/terughaling                                   | afstemming    | 200 403 403 404 404 404 404 404 403 404 401 | {"toelichting":"Er staat een fout in."}
        POST   /notas/{nota}/terughaling                                   | beslissing    | 409 403 403 404 404 403 403 404 403 404 401 | {"toelichting":"Er staat een fout in."}
        POST   /notas/{nota}/intrekking                                    | concept       | 200 403 404 404 404 404 404 404 404 404 401 | {"toelichting":"Niet meer nodig."}
        POST   /notas/{nota}/intrekking                                    | vaststelling  | 200 403 403 404 403 403 403 403 200 404 401 | {"toelichting":"Niet meer nodig."}
        POST   /notas/{nota}/afstemmingen                                  | afstemming    | 200 403 403 404 404 404 404 404 200 404 401 | {"eenheid":"COID","toelichting":"Raakt ook COID."}
        POST   /notas/{nota}/afstemmingen/{eenheid CDS}/vervallenverklaring | afstemming   | 200 403 403 404 404 404 404 404 200 404 401 | {"toelichting":"Niet nodig."}
        PUT    /notas/{nota}/kamerdatum                                    | concept       | 200 403 404 404 404 404 404 404 404 404 401 | {"kamerdatum":"2025-05-28","toelichting":"Verplaatst."}
        PUT    /notas/{nota}/kamerdatum                                    | afstemming    | 200 403 403 404 404 404 404 404 200 404 401 | {"kamerdatum":"2025-05-28","toelichting":"Verplaatst."}
        PUT    /notas/{nota}/kamernummers                                  | afstemming    | 403 403 403 404 404 404 404 404 409 404 401 | {"kamernummers":["36800-X-1"]}
        PUT    /notas/{nota}/kamernummers                                  | afgerond      | 403 403 403 404 403 403 403 403 200 404 401 | {"kamernummers":["36800-X-1"]}

        GET    /notas/{nota}/opmerkingen                                   | concept       | 200 200 404 404 404 404 404 404 404 404 401 |
        GET    /notas/{nota}/opmerkingen                                   | overleg       | 200 200 200 404 404 404 404 404 200 404 401 |
        POST   /notas/{nota}/opmerkingen/{opmerking}/afhandeling           | overleg       | 200 403 403 404 404 404 404 404 403 404 401 | {"uitkomst":"niet-verwerkt","toelichting":"Het klopt zo."}
        POST   /notas/{nota}/opmerkingen/{opmerking}/intrekking            | overleg       | 403 403 200 404 404 404 404 404 403 404 401 |
        GET    /notas/{nota}/vragen                                        | concept       | 200 200 404 404 404 404 404 404 404 404 401 |
        GET    /notas/{nota}/vragen                                        | overleg       | 200 200 200 404 404 404 404 404 200 404 401 |
        POST   /notas/{nota}/vragen/{vraag}/beantwoording                  | overleg       | 200 403 403 404 404 404 404 404 403 404 401 | {"tekst":"Het jaar 2024."}
        POST   /notas/{nota}/medestellers                                  | concept       | 200 403 404 404 404 404 404 404 404 404 401 | {"wie":"kd2"}
        POST   /notas/{nota}/medestellers                                  | afstemming    | 200 403 403 404 404 404 404 404 403 404 401 | {"wie":"kd2"}
        DELETE /notas/{nota}/medestellers/{medewerker kd2}                 | concept       | 400 403 404 404 404 404 404 404 404 404 401 |
        POST   /notas/{nota}/opvolgers                                     | concept       | 201 201 404 404 404 404 404 404 404 404 401 |
        POST   /notas/{nota}/opvolgers                                     | afgerond      | 201 201 201 404 201 201 201 201 201 404 401 |

        GET    /taken/{taak KD}                                            | concept       | 200 200 404 404 404 404 404 404 404 404 401 |
        GET    /taken/{taak CDS}                                           | afstemming    | 200 200 200 404 404 404 404 404 200 404 401 |
        GET    /taken/{taak SG}                                            | vaststelling  | 200 200 200 404 200 200 200 200 200 404 401 |
        POST   /taken/{taak KD}/afhandeling                                | concept       | 409 409 404 404 404 404 404 404 404 404 401 | {"uitkomst":"akkoord","versie":0}
        POST   /taken/{taak CDS}/afhandeling                               | afstemming    | 403 403 200 404 404 404 404 404 403 404 401 | {"uitkomst":"akkoord","versie":1}
        POST   /taken/{taak KD}/afhandeling                                | afstemming    | 403 200 403 404 404 404 404 404 403 404 401 | {"uitkomst":"akkoord","versie":1}
        POST   /taken/{taak DGB}/afhandeling                               | ondertekening | 403 403 403 404 404 200 404 404 403 404 401 | {"uitkomst":"ondertekenen","versie":1}
        POST   /taken/{taak STASDEF}/afhandeling                           | beslissing    | 403 403 403 404 404 403 200 404 403 404 401 | {"uitkomst":"akkoord","versie":1}
        POST   /taken/{taak SG}/afhandeling                                | vaststelling  | 403 403 403 404 403 403 403 200 403 404 401 | {"uitkomst":"doorgeleiden","versie":1}
        POST   /taken/{taak SECRETARIAAT}/afhandeling                      | aanbieding    | 403 403 403 404 403 403 403 403 200 404 401 | {"uitkomst":"aangeboden","versie":1}
        POST   /taken/{taak STASDEF}/registratie                           | beslissing    | 403 403 403 404 404 403 403 404 200 404 401 | besluit
        POST   /taken/{taak CDS}/herziening                                | afstemming    | 403 403 409 404 404 404 404 404 403 404 401 | {"uitkomst":"akkoord","versie":1}
        POST   /taken/{taak CDS}/herziening                                | cds-antwoordde | 403 403 200 404 404 404 404 404 403 404 401 | {"uitkomst":"niet-van-toepassing","versie":1}
        POST   /taken/{taak CDS}/verlenging                                | afstemming    | 200 403 403 404 404 404 404 404 200 404 401 | {"termijn":"2025-05-14","toelichting":"Een dag minder."}
        POST   /taken/{taak CDS}/opmerkingen                               | afstemming    | 403 403 201 404 404 404 404 404 403 404 401 | {"versie":1,"blok":1,"tekst":"Dit kan korter."}
        POST   /taken/{taak KD}/opmerkingen                                | afstemming    | 403 201 403 404 404 404 404 404 403 404 401 | {"versie":1,"blok":1,"tekst":"Dit kan korter."}
        POST   /taken/{taak CDS}/vragen                                    | afstemming    | 403 403 201 404 404 404 404 404 403 404 401 | {"tekst":"Welk jaar bedoelt u?"}
        POST   /taken/{taak STASDEF}/vragen                                | beslissing    | 403 403 403 404 404 403 201 404 403 404 401 | {"tekst":"Welk jaar bedoelt u?"}
        POST   /taken/{taak CDS}/paraaf                                    | afstemming    | 403 403 409 404 404 404 404 404 403 404 401 | {"uitkomst":"akkoord","versie":1}
        POST   /taken/{taak CDS}/paraaf/teruggave                          | afstemming    | 403 403 403 404 404 404 404 404 403 404 401 | {"toelichting":"Noem het bedrag."}
        GET    /taken/{taak CDS}/concept                                   | afstemming    | 403 403 200 404 404 404 404 404 403 404 401 |
        GET    /taken/{taak KD}/concept                                    | concept       | 409 409 404 404 404 404 404 404 404 404 401 |
        PUT    /taken/{taak CDS}/concept                                   | afstemming    | 403 403 412 404 404 404 404 404 403 404 401 | {"tekst":"Een begin."}
        DELETE /taken/{taak CDS}/concept                                   | afstemming    | 403 403 204 404 404 404 404 404 403 404 401 |
        POST   /taken/{taak HDFC}/overdracht                               | afstemming    | 403 403 403 404 404 404 404 404 200 404 401 | {"aan":"hdfc2","toelichting":"Afwezig."}
        POST   /taken/{taak CDS}/rappel                                    | afstemming    | 403 403 403 404 404 404 404 404 200 404 401 | {}
        POST   /taken/{taak CDS}/overdracht                                | afstemming    | 403 403 200 404 404 404 404 404 200 404 401 | {"aan":"cds","toelichting":"Ik doe het."}
        POST   /taken/{taak CDS}/behandeling                               | afstemming    | 403 403 200 404 404 404 404 404 403 404 401 | {}
        POST   /taken/{taak CDS}/teruggave                                 | afstemming    | 403 403 409 404 404 404 404 404 403 404 401 | {"toelichting":"Toch niet."}
        PUT    /notas/{nota}/spoed                                         | afstemming    | 200 403 403 404 404 404 404 404 200 404 401 | {"spoed":true,"toelichting":"De Kamer vraagt erom."}
        POST   /taken/{taak KD}/overdracht                                 | concept       | 200 403 404 404 404 404 404 404 404 404 401 | {"aan":"kd2","toelichting":"Vakantie."}
        """;

    public static ImmutableArray<string> Personen { get; } = [.. Kolommen(Tabel.Split('\n')[0].Split('|')[2])];

    public static ImmutableArray<Rechtenregel> Regels { get; } =
    [.. Tabel.Split('\n')[1..].Where(regel => regel.Length > 0).Select(Lees)];

    /// <summary>A route as both the table and the server would write it, whatever its parameters are called.</summary>
    public static string Route(string methode, string pad) => $"{methode} {Parameter().Replace(pad, "{}")}";

    private static Rechtenregel Lees(string regel)
    {
        var vakken = regel.Split('|', 4);
        var verzoek = Kolommen(vakken[0]);
        var statussen = Kolommen(vakken[2]).Select(int.Parse);
        return new Rechtenregel(
            verzoek[0],
            vakken[0][vakken[0].IndexOf('/', StringComparison.Ordinal)..].Trim(),
            vakken[1].Trim(),
            Personen.Zip(statussen).ToImmutableSortedDictionary(p => p.First, p => p.Second),
            vakken[3].Trim() is { Length: > 0 } body ? body : null
        );
    }

    private static string[] Kolommen(string vak) =>
        vak.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
