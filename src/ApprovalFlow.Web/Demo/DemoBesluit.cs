using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using static ApprovalFlow.Web.Demo.Tijd;

namespace ApprovalFlow.Web.Demo;

/// <summary>Notas that wait for a signature, a decision, or somebody to take note of them.</summary>
internal static class DemoBesluit
{
    public static IEnumerable<DemoNota> Notas => [TerOndertekening, Spoed, TerBeslissing, Aangehouden, TerInformatie];

    private static DemoNota TerOndertekening { get; } =
        new()
        {
            Referenties = ["D2025-002230"],
            Onderwerp = "Antwoord op Kamervragen over geluid van nachtvluchten",
            Steller = "kd2",
            Functie = "Parlementair medewerker",
            AfgestemdMet = ["CDS", "DJZ", "DCo"],
            Kamerdatum = new(2025, 5, 20),
            Tekst = new(
                "Twee Kamerleden stelden op 22 april vragen over nachtvluchten boven het noorden van het land.",
                "Wij vragen u de antwoorden in de Kamerbrief vast te stellen.",
                """
                - In 2024 waren er 61 nachten met vluchten. Het maximum is 80.
                - Omwonenden krijgen de planning voortaan twee weken van tevoren.
                """,
                "De antwoorden zijn gemaakt met de gegevens van de vliegbasis. De gemeenten hebben ze gelezen."
            ),
            Bijlagen =
            [
                Brief("antwoorden op vragen over nachtvluchten", "Hierbij beantwoord ik de vragen over nachtvluchten."),
            ],
            Stappen =
            [
                new Begonnen(Mei(1, 9, 0)),
                new Ingediend(Mei(6, 10, 30)),
                new Beantwoord(
                    Mei(6, 15, 15),
                    "cds",
                    StapCodes.Akkoord,
                    "De nieuwe planning is voor de vliegbasis haalbaar."
                ),
                new Beantwoord(Mei(8, 9, 50), "djz", StapCodes.Akkoord),
                new Beantwoord(
                    Mei(9, 10, 40),
                    "dco",
                    StapCodes.AkkoordMetOpmerkingen,
                    "DCo plaatst de antwoorden ook op de website van de vliegbasis.",
                    "Gebruik in antwoord 3 het woord omwonenden in plaats van burgers."
                ),
            ],
        };

    private static DemoNota Spoed { get; } =
        new()
        {
            Referenties = ["D2025-002251"],
            Onderwerp = "Spoed: hulp van de genie bij hoogwater in Limburg",
            Steller = "kd",
            Functie = "Beleidsmedewerker nationale operaties",
            AfgestemdMet = ["CDS", "HDFC", "DJZ"],
            Kamerdatum = new(2025, 5, 14),
            Tekst = new(
                "De veiligheidsregio vraagt om hulp bij drie dijken. De Kamer moet dit voor het debat van 14 mei weten.",
                "Wij vragen u in te stemmen met de inzet van 120 militairen en met de Kamerbrief.",
                """
                - De inzet duurt hoogstens tien dagen.
                - De genie brengt zandzakken, pompen en twee noodbruggen.
                """,
                "De regio houdt de leiding. De eenheid stond al klaar voor een oefening in de buurt."
            )
            {
                Communicatie = "De veiligheidsregio doet de woordvoering. Defensie verwijst naar haar.",
            },
            Bijlagen =
            [
                Brief("hulp bij hoogwater", "De genie helpt de komende dagen bij het versterken van drie dijken."),
            ],
            Stappen =
            [
                new Begonnen(Mei(8, 8, 30)),
                new Ingediend(Mei(8, 9, 10)),
                new Beantwoord(Mei(8, 10, 5), "cds", StapCodes.Akkoord, "De eenheid kan binnen zes uur vertrekken."),
                new Beantwoord(Mei(8, 11, 30), "djz", StapCodes.Akkoord, "Er is een geldig verzoek om bijstand."),
                new Beantwoord(
                    Mei(8, 13, 0),
                    "hdfc",
                    StapCodes.Akkoord,
                    "De veiligheidsregio betaalt de extra kosten."
                ),
                new Beantwoord(Mei(9, 8, 40), "dgb", StapCodes.Ondertekenen),
            ],
        };

    private static DemoNota TerBeslissing { get; } =
        new()
        {
            Referenties = ["D2025-002155"],
            Onderwerp = "Samenwerking met hogescholen voor technische beroepen",
            Steller = "kd2",
            Functie = "Beleidsmedewerker personeel",
            AfgestemdMet = ["HDFC", "DJZ", "DCo"],
            Kamerdatum = new(2025, 5, 28),
            Tekst = new(
                "Defensie zoekt 1.800 technici. Vier hogescholen willen samen een opleiding van twee jaar beginnen.",
                "Wij vragen u in te stemmen met de afspraken en de Kamer daarover een brief te sturen.",
                """
                - Studenten werken drie dagen per week bij Defensie en leren twee dagen.
                - Wie slaagt, krijgt een vaste baan aangeboden.
                """,
                "De opleiding begint in februari 2026 met 160 plaatsen. Ook burgers in dienst kunnen meedoen."
            ),
            Bijlagen =
            [
                Brief(
                    "technische opleidingen met hogescholen",
                    "Samen met vier hogescholen begint Defensie een opleiding."
                ),
            ],
            Stappen =
            [
                new Begonnen(April(28, 10, 10)),
                new Ingediend(Mei(6, 9, 0)),
                new Beantwoord(Mei(7, 10, 25), "djz", StapCodes.Akkoord, "De afspraken staan in een convenant."),
                new Beantwoord(
                    Mei(8, 14, 35),
                    "hdfc2",
                    StapCodes.AkkoordMetOpmerkingen,
                    "De kosten zijn 2,6 miljoen euro per jaar en zijn tot en met 2028 gedekt.",
                    "Voor de jaren daarna komt er een nieuw voorstel bij de voorjaarsnota."
                ),
                new Beantwoord(
                    Mei(9, 10, 5),
                    "dco",
                    StapCodes.Akkoord,
                    "DCo maakt een campagne voor op de open dagen."
                ),
                new Beantwoord(Mei(12, 8, 25), "dgb", StapCodes.Ondertekenen),
            ],
        };

    private static DemoNota Aangehouden { get; } =
        new()
        {
            Referenties = ["D2025-001998"],
            Onderwerp = "Reiskosten van gezinnen tijdens een uitzending",
            Steller = "kd",
            Functie = "Beleidsmedewerker personeel",
            AfgestemdMet = ["HDFC", "DJZ"],
            Kamerdatum = new(2025, 6, 11),
            Tekst = new(
                "De bonden vragen om een hogere vergoeding voor gezinnen die een militair op verlof ophalen.",
                "Wij vragen u in te stemmen met een vergoeding voor twee reizen per uitzending.",
                """
                - Nu krijgt een gezin één reis vergoed.
                - Per jaar gaat het om ongeveer 2.500 gezinnen.
                """,
                "De nieuwe vergoeding geldt voor uitzendingen die na 1 juli 2025 beginnen."
            ),
            Bijlagen =
            [
                Brief("reiskosten van gezinnen", "Gezinnen krijgen voortaan twee reizen per uitzending vergoed."),
            ],
            Stappen =
            [
                new Begonnen(April(16, 14, 0)),
                new Ingediend(April(22, 13, 45)),
                new Beantwoord(
                    April(24, 10, 30),
                    "hdfc",
                    StapCodes.Akkoord,
                    "De kosten zijn 0,4 miljoen euro per jaar."
                ),
                new Beantwoord(April(25, 9, 15), "djz", StapCodes.Akkoord, "De regeling wordt op één punt aangepast."),
                new Beantwoord(April(28, 11, 0), "dgb", StapCodes.Ondertekenen),
                new Beantwoord(
                    April(30, 16, 20),
                    "stasdef",
                    StapCodes.Aanhouden,
                    Toelichting: "Ik spreek de bonden op 16 mei en beslis daarna.",
                    Tot: new(2025, 5, 19)
                ),
            ],
        };

    private static DemoNota TerInformatie { get; } =
        new()
        {
            Referenties = ["D2025-002268"],
            Onderwerp = "Werkbezoek aan het marineterrein op 22 mei",
            Steller = "kd2",
            Functie = "Adviseur bestuursondersteuning",
            Soort = NotaSoort.TerInformatie,
            AfgestemdMet = ["DCo"],
            Tekst = new(
                "Op 22 mei bezoekt u het marineterrein. Deze nota geeft u het programma en de belangrijkste cijfers.",
                "Wij vragen u kennis te nemen van het programma.",
                """
                - Aankomst om 10.00 uur, vertrek om 13.30 uur.
                - U spreekt met de werkplaats, de school en de bewoners uit de buurt.
                """,
                "De bewoners zullen vragen naar de planning van de verhuizing. Een antwoord staat in de bijlage."
            ),
            Bijlagen =
            [
                DemoBijlage.Rapport(
                    "Programma werkbezoek",
                    false,
                    "10.00 ontvangst",
                    "10.30 werkplaats en school",
                    "12.00 gesprek met de buurt"
                ),
            ],
            Stappen =
            [
                new Begonnen(Mei(7, 13, 15)),
                new Ingediend(Mei(8, 10, 0)),
                new Beantwoord(
                    Mei(9, 13, 25),
                    "dco",
                    StapCodes.Akkoord,
                    "Er is pers aanwezig bij de ontvangst, niet bij de gesprekken."
                ),
            ],
        };

    private static DemoBijlage Brief(string betreft, string zin) =>
        DemoBijlage.Kamerbrief(betreft, "Geachte voorzitter,", zin, "De staatssecretaris van Defensie");
}
