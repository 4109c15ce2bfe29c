using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using static ApprovalFlow.Web.Demo.Tijd;

namespace ApprovalFlow.Web.Demo;

/// <summary>Notas that reached an end, each another one.</summary>
internal static class DemoAfgesloten
{
    public static IEnumerable<DemoNota> Notas => [Aangeboden, Afgewezen, Intern, Ingetrokken];

    /// <summary>Its intrekking is the last step of the whole demo.</summary>
    public static DemoNota Ingetrokken { get; } =
        new()
        {
            Referenties = ["D2025-002275"],
            Onderwerp = "Verhuizing van het archiefdepot naar Zeeland",
            Steller = "kd2",
            Functie = "Adviseur informatiebeheer",
            AfgestemdMet = ["HDFC", "DJZ"],
            Kamerdatum = new(2025, 6, 18),
            Tekst = new(
                "Het huurcontract van het archiefdepot loopt in 2027 af.",
                "Wij vragen u in te stemmen met de verhuizing en de Kamer daarover te informeren.",
                "- Het depot bewaart 38 kilometer papier.",
                "De verhuizing duurt vier maanden. In die tijd zijn dossiers op aanvraag digitaal in te zien."
            ),
            Stappen =
            [
                new Begonnen(Mei(7, 9, 20)),
                new Ingediend(Mei(8, 14, 0)),
                new Beantwoord(Mei(9, 9, 45), "djz", StapCodes.Akkoord),
                new Gedaan(
                    Mei(12, 8, 52),
                    "kd2",
                    new NotaIntrekken(
                        "De verhuurder biedt alsnog vijf jaar verlenging aan. Verhuizen is niet meer nodig."
                    )
                ),
            ],
        };

    private static DemoNota Aangeboden { get; } =
        new()
        {
            Referenties = ["D2025-001874"],
            Onderwerp = "Evaluatie van de wintertraining in Noorwegen",
            Steller = "kd",
            Functie = "Beleidsmedewerker inzet",
            AfgestemdMet = ["CDS", "HDFC"],
            Kamerdatum = new(2025, 5, 2),
            Tekst = new(
                "Na de wintertraining van 2024 is aan de Kamer een evaluatie toegezegd.",
                "Wij vragen u in te stemmen met de Kamerbrief en de evaluatie.",
                """
                - Ruim 900 militairen deden mee.
                - De voertuigen deden het goed, de kleding niet altijd.
                """,
                "De evaluatie doet zes aanbevelingen. Defensie neemt ze alle zes over."
            ),
            Bijlagen =
            [
                DemoBijlage.Kamerbrief(
                    "evaluatie wintertraining",
                    "Geachte voorzitter,",
                    "Hierbij krijgt u de toegezegde evaluatie."
                ),
                DemoBijlage.Rapport("Evaluatie wintertraining", true, "Zes aanbevelingen, waarvan drie over kleding."),
            ],
            Stappen =
            [
                new Begonnen(April(14, 10, 0)),
                new Ingediend(April(15, 11, 0)),
                new Beantwoord(
                    April(16, 9, 10),
                    "cds",
                    StapCodes.Akkoord,
                    "Nieuwe kleding is besteld voor de volgende winter."
                ),
                new Beantwoord(April(17, 15, 25), "hdfc2", StapCodes.Akkoord, "De kleding past in het lopende budget."),
                new Beantwoord(April(22, 9, 50), "dgb", StapCodes.Ondertekenen),
                new Beantwoord(April(24, 14, 15), "stasdef", StapCodes.Akkoord),
                new Beantwoord(April(25, 10, 5), "sg", StapCodes.Doorgeleiden),
                new Samengesteld(April(25, 10, 6)),
                new Beantwoord(April(25, 11, 30), "secretariaat", StapCodes.Aangeboden),
                new Gedaan(
                    April(30, 9, 0),
                    "secretariaat",
                    new KamernummersRegistreren(["2025D19999", "Kamerstuk 36 600 X, nr. 999"])
                ),
            ],
        };

    private static DemoNota Afgewezen { get; } =
        new()
        {
            Referenties = ["D2025-001933"],
            Onderwerp = "Proef met betaald parkeren op kazernes",
            Steller = "kd2",
            Functie = "Beleidsmedewerker bedrijfsvoering",
            AfgestemdMet = ["CDS", "HDFC", "DCo"],
            Kamerdatum = new(2025, 5, 27),
            Tekst = new(
                "Op zes kazernes is te weinig plaats voor auto's. Een proef kan laten zien of een tarief helpt.",
                "Wij vragen u in te stemmen met een proef van een jaar op twee kazernes.",
                """
                - Het tarief is 1 euro per dag.
                - De opbrengst gaat naar fietsenstallingen.
                """,
                "Wie met nachtdienst of op oefening is, betaalt niet."
            ),
            Stappen =
            [
                new Begonnen(April(16, 9, 30)),
                new Ingediend(April(17, 9, 0)),
                new Beantwoord(
                    April(22, 14, 40),
                    "cds",
                    StapCodes.AkkoordMetOpmerkingen,
                    "De commandanten verwachten weerstand bij het personeel.",
                    "Wij zouden deze proef zelf niet kiezen. Laat eerst de bonden meedenken."
                ),
                new Beantwoord(April(23, 10, 20), "hdfc", StapCodes.Akkoord, "De proef kost netto niets."),
                new Beantwoord(April(23, 11, 0), "dco", StapCodes.Akkoord),
                new Beantwoord(April(24, 9, 0), "dgb", StapCodes.Ondertekenen),
                new Beantwoord(
                    April(28, 16, 0),
                    "stasdef",
                    StapCodes.NietAkkoord,
                    Toelichting: "Dit is nu niet uit te leggen aan mensen die vaak van huis zijn. Zoek een ander middel."
                ),
            ],
        };

    private static DemoNota Intern { get; } =
        new()
        {
            Referenties = ["HDFC2025-000412"],
            Onderwerp = "Verdeling van het opleidingsbudget 2025",
            Steller = "hdfc",
            OpgesteldDoor = "HDFC",
            Functie = "Senior adviseur control",
            Aan = "SG",
            Van = "HDFC",
            AfgestemdMet = ["CDS", "COID", "KD"],
            InAfschriftAan = ["DGB"],
            Procedure = "nota-ter-beslissing-intern",
            Tekst = new(
                "Drie onderdelen houden dit jaar geld over voor opleidingen, twee komen tekort.",
                "Wij vragen u in te stemmen met de verschuiving van 1,7 miljoen euro.",
                """
                - Het totaal van het budget blijft gelijk.
                - De verschuiving geldt alleen voor 2025.
                """,
                "De onderdelen met een tekort leiden dit jaar meer instructeurs op. Volgend jaar is dat weer minder."
            )
            {
                Financien = "De verschuiving is budgetneutraal en wordt verwerkt in de eerste suppletoire begroting.",
            },
            Stappen =
            [
                new Begonnen(April(22, 15, 0)),
                new Ingediend(April(23, 9, 0)),
                new Beantwoord(
                    April(24, 11, 10),
                    "cds",
                    StapCodes.Akkoord,
                    "De onderdelen zijn het eens met de verdeling."
                ),
                new Beantwoord(April(24, 14, 0), "coid", StapCodes.NietVanToepassing),
                new Beantwoord(April(25, 16, 30), "kd2", StapCodes.Akkoord),
                new Beantwoord(April(28, 9, 15), "hdfc-hoofd", StapCodes.Ondertekenen),
                new Beantwoord(April(29, 13, 50), "sg", StapCodes.Akkoord),
            ],
        };
}
