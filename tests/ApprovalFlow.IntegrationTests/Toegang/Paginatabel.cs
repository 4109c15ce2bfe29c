using System.Text.RegularExpressions;
using ApprovalFlow.IntegrationTests.Api;
using ApprovalFlow.IntegrationTests.Support;
using ApprovalFlow.Web.Demo;

namespace ApprovalFlow.IntegrationTests.Toegang;

/// <summary>What each person gets of one handler, on a nota in one state, when these fields are sent.</summary>
internal sealed record Paginaregel(string Handler, string Staat, int[] Verwacht, string Velden)
{
    public override string ToString() => $"{Handler, -42} | {Staat, -10}";
}

/// <summary>
/// The nota is that of <see cref="Rechtentabel"/>, and the task that of CDS. Djz stands in for CDS; dco did, and does no more.
/// A form is sent without what it asks for: who may not even try gets 404 (hidden) or 403, who may gets 400 (or 409 when it
/// is no time for it), or the way on (302) where nothing is asked. "-" is nobody, who is led to sign in.
/// </summary>
internal static partial class Paginatabel
{
    private const string Tabel = """
        handler                                  | staat      | kd kd2 cds djz dco coid mindef stasdef secretariaat beheer - | velden
        /Aanmelden GET                           | los        | 200 200 200 200 200 200 200 200 200 200 200 |
        /Aanmelden GET Opnieuw                   | los        | 200 200 200 200 200 200 200 200 200 200 200 |
        /Aanmelden GET Start                     | los        | 200 200 200 200 200 200 200 200 200 200 200 |
        /Aanmelden POST                          | los        | 200 200 200 200 200 200 200 200 200 200 200 |
        /Aanmelden POST Afmelden                 | los        | 302 302 302 302 302 302 302 302 302 302 302 |
        /Beheer/Abonnees GET                     | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Abonnees POST                    | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Abonnees POST Hervatten          | los        | 403 403 403 403 403 403 403 403 403 404 401 |
        /Beheer/Abonnees POST Pauzeren           | los        | 403 403 403 403 403 403 403 403 403 404 401 |
        /Beheer/Abonnees POST Verwijderen        | los        | 403 403 403 403 403 403 403 403 403 404 401 |
        /Beheer/Afkorting GET                    | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Afkorting POST                   | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Afkortingen GET                  | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Berichten GET                    | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Berichten POST Opnieuw           | los        | 403 403 403 403 403 403 403 403 403 302 401 |
        /Beheer/Berichten POST Wegleggen         | los        | 403 403 403 403 403 403 403 403 403 302 401 |
        /Beheer/Eenheden GET                     | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Eenheid GET                      | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Eenheid POST                     | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Eenheid POST Heropening          | los        | 403 403 403 403 403 403 403 403 403 302 401 |
        /Beheer/Eenheid POST Sluiting            | los        | 403 403 403 403 403 403 403 403 403 302 401 |
        /Beheer/Incidenten GET                   | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Incidenten POST                  | los        | 403 403 403 403 403 403 403 403 403 404 401 |
        /Beheer/Index GET                        | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Inlezen GET                      | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Inlezen GET Eenheden             | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Inlezen GET Mensen               | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Inlezen POST                     | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Inlezen POST Doorvoeren          | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Kalender GET                     | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Kalender POST Toevoegen          | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Kalender POST Verwijderen        | los        | 403 403 403 403 403 403 403 403 403 409 401 |
        /Beheer/Kalender POST Wijzigen           | los        | 403 403 403 403 403 403 403 403 403 409 401 |
        /Beheer/Kalenders GET                    | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Kalenders GET Csv                | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Kalenders GET Json               | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Kalenders POST Inlezen           | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Kalenders POST Toevoegen         | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Kalenders POST Verwijderen       | los        | 403 403 403 403 403 403 403 403 403 409 401 |
        /Beheer/Kalenders POST Wijzigen          | los        | 403 403 403 403 403 403 403 403 403 409 401 |
        /Beheer/Koppelingen GET                  | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Koppelingen POST                 | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Koppelingen POST Stoppen         | los        | 403 403 403 403 403 403 403 403 403 404 401 |
        /Beheer/Koppelingen POST Toestaan        | los        | 403 403 403 403 403 403 403 403 403 404 401 |
        /Beheer/Medewerker GET                   | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Medewerker POST                  | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Medewerker POST Vertrek          | los        | 403 403 403 403 403 403 403 403 403 302 401 |
        /Beheer/Medewerkers GET                  | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Nakijken GET                     | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Nakijken POST                    | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Nakijken POST Plaatsen           | los        | 403 403 403 403 403 403 403 403 403 400 401 |
        /Beheer/Naspelen GET                     | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Overzetten GET                   | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Overzetten POST                  | los        | 403 403 403 403 403 403 403 403 403 200 401 |
        /Beheer/Procedurebestand GET             | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Procedures GET                   | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Procedureversie GET              | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Wijzigingen GET                  | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Zwijgregels GET                  | los        | 403 403 403 403 403 403 403 403 403 200 302 |
        /Beheer/Zwijgregels POST                 | los        | 403 403 403 403 403 403 403 403 403 404 401 |
        /Beslissen/Antwoord GET                  | beslissing | 302 302 302 302 404 404 404 200 302 404 302 | versie=1
        /Beslissen/Antwoord POST                 | beslissing | 302 302 302 302 404 404 404 400 302 404 401 | versie=1
        /Beslissen/Samen GET                     | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Beslissen/Samen POST                    | los        | 302 302 302 302 302 302 302 302 302 302 401 |
        /Beslissen/Taak GET                      | beslissing | 200 200 200 200 404 404 404 200 200 404 302 | versie=1
        /Dashboard/Index GET                     | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Dashboard/Index GET Csv                 | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Dashboard/Index GET Excel               | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Dashboard/Index POST Vergeten           | los        | 302 302 302 302 302 302 302 302 302 302 401 |
        /Dashboard/Index POST Weergave           | los        | 400 400 400 400 400 400 400 400 400 400 401 |
        /Dashboard/Taak GET                      | afstemming | 200 200 200 200 404 404 404 404 200 404 302 |
        /Dashboard/Taak GET                      | afgerond   | 200 200 200 200 404 404 200 200 200 404 302 |
        /Dashboard/Taak POST Overdracht          | afstemming | 403 403 400 400 404 404 404 404 400 404 401 | taak={taak}&versie=1
        /Dashboard/Taak POST Rappel              | afstemming | 403 403 403 403 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Dashboard/Taak POST Registratie         | afstemming | 403 403 403 403 404 404 404 404 409 404 401 | taak={taak}&versie=1
        /Dashboard/Taak POST Verlenging          | afstemming | 400 403 403 403 404 404 404 404 400 404 401 | taak={taak}&versie=1
        /Eigen/Tokens GET                        | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Eigen/Tokens POST                       | los        | 400 400 400 400 400 400 400 400 400 400 401 |
        /Eigen/Tokens POST Intrekking            | los        | 404 404 404 404 404 404 404 404 404 404 401 |
        /Fout GET                                | los        | 404 404 404 404 404 404 404 404 404 404 404 |
        /Fout POST                               | los        | 404 404 404 404 404 404 404 404 404 404 404 |
        /Index GET                               | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Index POST Oppakken                     | afstemming | 302 302 302 302 404 404 404 404 302 404 401 | taak={taak}
        /Index POST Teruggeven                   | afstemming | 302 302 302 302 404 404 404 404 302 404 401 | taak={taak}
        /Instellingen GET                        | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Instellingen POST Agenda                | los        | 200 200 200 200 200 200 200 200 200 200 401 |
        /Instellingen POST Intrekking            | los        | 302 302 302 302 302 302 302 302 302 302 401 |
        /Instellingen POST Mail                  | los        | 302 302 302 302 302 302 302 302 302 302 401 |
        /Jaarplanning GET                        | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Jaarplanning POST                       | los        | 403 403 403 403 403 403 403 403 400 403 401 |
        /Jaarplanning POST Beginnen              | los        | 404 404 404 404 404 404 404 404 404 404 401 |
        /Jaarplanning POST Verwijder             | los        | 403 403 403 403 403 403 403 403 302 403 401 |
        /Jaarplanning POST Wijzig                | los        | 403 403 403 403 403 403 403 403 409 403 401 |
        /Klok GET                                | los        | 302 302 302 302 302 302 302 302 302 302 302 |
        /Klok POST                               | los        | 302 302 302 302 302 302 302 302 302 302 401 |
        /Meldingen GET                           | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Meldingen POST Alles                    | los        | 302 302 302 302 302 302 302 302 302 302 401 |
        /Meldingen POST Gelezen                  | los        | 302 302 302 302 302 302 302 302 302 302 401 |
        /Notas/Afstemmen GET                     | afstemming | 302 302 200 200 404 404 404 404 302 404 302 |
        /Notas/Afstemmen GET                     | afgerond   | 302 302 200 200 404 404 302 302 302 404 302 |
        /Notas/Afstemmen POST Antwoord           | afstemming | 302 302 400 400 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Afstemmen POST Concept            | afstemming | 404 404 302 302 404 404 404 404 404 404 401 | taak={taak}&versie=1
        /Notas/Afstemmen POST Herziening         | afstemming | 302 302 400 400 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Afstemmen POST Intrekking         | afstemming | 302 302 404 404 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Afstemmen POST Opmerking          | afstemming | 302 302 400 400 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Afstemmen POST Paraaf             | afstemming | 302 302 409 409 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Afstemmen POST Teruggave          | afstemming | 302 302 403 403 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Afstemmen POST Voorbeeld          | afstemming | 302 302 200 200 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Afstemmen POST Vraag              | afstemming | 302 302 400 400 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Bewerken GET                      | concept    | 200 302 404 404 404 404 404 404 404 404 302 |
        /Notas/Bewerken GET Controle             | concept    | 200 302 404 404 404 404 404 404 404 404 302 |
        /Notas/Bewerken POST Bijlage             | concept    | 400 302 404 404 404 404 404 404 404 404 401 | taak={taak}&versie=1
        /Notas/Bewerken POST Concept             | concept    | 400 302 404 404 404 404 404 404 404 404 401 | taak={taak}&versie=1
        /Notas/Bewerken POST GeenMedesteller     | concept    | 400 302 404 404 404 404 404 404 404 404 401 | taak={taak}&versie=1
        /Notas/Bewerken POST Medesteller         | concept    | 400 302 404 404 404 404 404 404 404 404 401 | taak={taak}&versie=1
        /Notas/Bewerken POST Opmerking           | concept    | 404 302 404 404 404 404 404 404 404 404 401 | taak={taak}&versie=1
        /Notas/Bewerken POST Vervanging          | concept    | 400 302 404 404 404 404 404 404 404 404 401 | taak={taak}&versie=1
        /Notas/Bewerken POST Verwijdering        | concept    | 404 302 404 404 404 404 404 404 404 404 401 | taak={taak}&versie=1
        /Notas/Bewerken POST Vraag               | concept    | 404 302 404 404 404 404 404 404 404 404 401 | taak={taak}&versie=1
        /Notas/Bijlage GET                       | afstemming | 200 200 200 200 404 404 404 404 200 404 302 |
        /Notas/Bijlage GET                       | afgerond   | 200 200 200 200 404 404 200 200 200 404 302 |
        /Notas/Bijlage GET Bestand               | afstemming | 404 404 404 404 404 404 404 404 404 404 302 |
        /Notas/Bijlage GET Bestand               | afgerond   | 404 404 404 404 404 404 404 404 404 404 302 |
        /Notas/Index GET                         | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Notas/Nieuw GET                         | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Notas/Nieuw POST Tekst                  | los        | 400 400 400 400 400 400 400 400 400 400 401 |
        /Notas/Nieuw POST Velden                 | los        | 400 400 400 400 400 400 400 400 400 400 401 |
        /Notas/Nieuw POST Vorige                 | los        | 400 400 400 400 400 400 400 400 400 400 401 |
        /Notas/Nota GET                          | afstemming | 200 200 200 200 404 404 404 404 200 404 302 |
        /Notas/Nota GET                          | afgerond   | 200 200 200 200 404 404 200 200 200 404 302 |
        /Notas/Nota POST Afhandeling             | afstemming | 403 403 400 400 404 404 404 404 403 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Herziening              | afstemming | 403 403 400 400 404 404 404 404 403 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Indiening               | afstemming | 409 403 403 403 404 404 404 404 403 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Intrekking              | afstemming | 400 403 403 403 404 404 404 404 400 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Kamerdatum              | afstemming | 400 403 403 403 404 404 404 404 400 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Kamernummers            | afstemming | 403 403 403 403 404 404 404 404 400 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Opmerking               | afstemming | 404 403 403 403 404 404 404 404 403 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Overdracht              | afstemming | 403 403 400 400 404 404 404 404 400 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Rappel                  | afstemming | 302 302 302 302 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Spoed                   | afstemming | 302 403 403 403 404 404 404 404 302 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Terughaling             | afstemming | 400 403 403 403 404 404 404 404 403 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Toevoeging              | afstemming | 400 403 403 403 404 404 404 404 400 404 401 | eenheid=COID
        /Notas/Nota POST Verlenging              | afstemming | 400 403 403 403 404 404 404 404 400 404 401 | taak={taak}&versie=1
        /Notas/Nota POST Vervallenverklaring     | afstemming | 400 403 403 403 404 404 404 404 400 404 401 | eenheid=COID
        /Notas/Nota POST Vraag                   | afstemming | 404 403 403 403 404 404 404 404 403 404 401 | taak={taak}&versie=1
        /Notas/Planning GET                      | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Notas/Versies GET                       | afstemming | 200 200 200 200 404 404 404 404 200 404 302 |
        /Notas/Versies GET                       | afgerond   | 200 200 200 200 404 404 200 200 200 404 302 |
        /Privacy GET                             | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Privacy GET Gegevens                    | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Privacy GET Inzien                      | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Problemen GET                           | los        | 200 200 200 200 200 200 200 200 200 200 200 |
        /Taken/Overdragen GET                    | afstemming | 200 200 200 200 404 404 404 404 200 404 302 |
        /Taken/Overdragen GET                    | afgerond   | 404 404 404 404 404 404 404 404 404 404 302 |
        /Taken/Overdragen POST                   | afstemming | 403 403 400 400 404 404 404 404 400 404 401 | taak={taak}&versie=1
        /Uitleg GET                              | los        | 200 200 200 200 200 200 200 200 200 200 200 |
        /Vervanging GET                          | los        | 200 200 200 200 200 200 200 200 200 200 302 |
        /Vervanging POST                         | los        | 400 400 400 400 400 400 400 400 400 400 401 |
        /VerzondenMail GET                       | los        | 403 403 403 403 403 403 403 403 200 200 302 |
        /VerzondenMail POST                      | los        | 403 403 403 403 403 403 403 403 302 302 401 |
        /Vervanging POST Beeindiging             | los        | 403 403 302 403 403 403 403 403 409 403 401 | vervanging={vervanging}
        """;

    public static string[] Personen { get; } = Kolommen(Tabel.Split('\n')[0].Split('|')[2]);

    public static IReadOnlyList<Paginaregel> Regels { get; } =
    [.. Tabel.Split('\n').Skip(1).Where(r => r.Trim().Length > 0).Select(r => r.Split('|')).Select(Lees)];

    public static string Adres(Paginahandler handler, string staat, Rechtennota? nota, string? kenmerk)
    {
        var beheer = handler.Pagina.StartsWith("/Beheer", StringComparison.Ordinal);
        var metHandler = handler.Route.Contains("{handler?}", StringComparison.Ordinal);
        var pad = Plaats()
            .Replace(
                handler.Route,
                match =>
                    match.Groups["naam"].Value switch
                    {
                        "handler" => handler.Naam.ToLowerInvariant(),
                        "kenmerk" => kenmerk!,
                        "bijlage" => nota!.Bijlage,
                        "taak" => Taak(nota!, staat),
                        "id" when !beheer => Taak(nota!, staat),
                        "id" => DemoPersonen.Medewerkers.Single(m => m.Aanmeldnaam == "hdp").Id.ToString(),
                        "code" => "HDP",
                        "uitkomst" => "akkoord",
                        "slug" => "niet-gevonden",
                        "key" => "nota-ter-beslissing",
                        "versie" => "1",
                        "jaar" => "2025",
                        _ => "",
                    }
            );
        pad = pad.Length > 1 ? pad.TrimEnd('/') : pad;
        return metHandler || handler.Naam.Length == 0 ? pad : $"{pad}?handler={handler.Naam}";
    }

    public static string Taak(Rechtennota nota, string staat) =>
        nota.Taak(
            staat switch
            {
                "concept" => "KD",
                "beslissing" => "STASDEF",
                _ => "CDS",
            }
        );

    private static Paginaregel Lees(string[] vakken) =>
        new(vakken[0].Trim(), vakken[1].Trim(), [.. Kolommen(vakken[2]).Select(int.Parse)], vakken[3].Trim());

    private static string[] Kolommen(string vak) => vak.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\{(?<naam>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plaats();
}
