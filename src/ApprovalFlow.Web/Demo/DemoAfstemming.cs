using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using static ApprovalFlow.Web.Demo.Tijd;

namespace ApprovalFlow.Web.Demo;

/// <summary>Notas in a round of afstemming: one with a directie that is late, one asked again, one just begun.</summary>
internal static class DemoAfstemming
{
    public static IEnumerable<DemoNota> Notas => [TeLaat, OpnieuwGevraagd, NetIngediend];

    private static DemoNota TeLaat { get; } =
        new()
        {
            Referenties = ["D2025-002219"],
            Onderwerp = "Vergoeding voor reservisten die studeren",
            Steller = "kd2",
            Functie = "Beleidsmedewerker personeel",
            AfgestemdMet = ["CDS", "HDFC", "DJZ"],
            Kamerdatum = new(2025, 6, 3),
            Tekst = new(
                """
                Defensie wil meer studenten als reservist. Uit een enquête blijkt dat zij vaak afhaken, omdat een
                oefening samenvalt met tentamens en er geen vergoeding is voor uitstel.
                """,
                "Wij vragen u in te stemmen met een vaste vergoeding van 750 euro per studiejaar.",
                """
                - De vergoeding geldt voor reservisten die een opleiding volgen op mbo, hbo of universiteit.
                - Wij verwachten in het eerste jaar 1.200 aanvragen.
                """,
                """
                De vergoeding gaat in op 1 september 2025. Een reservist vraagt haar aan bij de eigen eenheid en stuurt
                een bewijs van inschrijving mee. Na een jaar volgt een evaluatie.
                """
            ),
            Bijlagen =
            [
                DemoBijlage.Kamerbrief(
                    "vergoeding voor studerende reservisten",
                    "Geachte voorzitter,",
                    "Vanaf 1 september 2025 krijgen reservisten die studeren een vaste vergoeding."
                ),
            ],
            Stappen =
            [
                new Begonnen(April(29, 13, 30)),
                new Ingediend(Mei(6, 9, 15)),
                new Beantwoord(
                    Mei(7, 11, 20),
                    "cds",
                    StapCodes.Akkoord,
                    "De commandanten kunnen de aanvragen binnen hun staf afhandelen."
                ),
                new Beantwoord(
                    Mei(8, 16, 45),
                    "hdfc",
                    StapCodes.Akkoord,
                    "De kosten van 0,9 miljoen euro per jaar passen in het budget voor reservisten."
                ),
            ],
        };

    private static DemoNota OpnieuwGevraagd { get; } =
        new()
        {
            Referenties = ["D2025-002102"],
            Onderwerp = "Zonnepanelen op twaalf kazernes",
            Steller = "kd",
            Functie = "Beleidsmedewerker duurzaamheid",
            AfgestemdMet = ["CDS", "HDFC", "DJZ", "DCo"],
            Kamerdatum = new(2025, 6, 17),
            Tekst = Zonnepanelen("De panelen kosten 8,4 miljoen euro en zijn in elf jaar terugverdiend."),
            Bijlagen =
            [
                DemoBijlage.Kamerbrief(
                    "zonnepanelen op kazernes",
                    "Geachte voorzitter,",
                    "Defensie legt op twaalf kazernes zonnepanelen. Deze brief beschrijft waar en wanneer."
                ),
            ],
            Stappen =
            [
                new Begonnen(April(15, 9, 30)),
                new Ingediend(April(22, 10, 0)),
                new Beantwoord(
                    April(23, 9, 20),
                    "cds",
                    StapCodes.AkkoordMetOpmerkingen,
                    "De panelen mogen radars en landende helikopters niet storen.",
                    "Op twee locaties is nog een meting nodig. Wij plannen die in juni."
                ),
                new Beantwoord(April(24, 13, 10), "djz", StapCodes.Akkoord),
                new Beantwoord(April(24, 15, 0), "dco", StapCodes.NietVanToepassing),
                new Beantwoord(
                    April(25, 11, 55),
                    "hdfc",
                    StapCodes.NietAkkoord,
                    Toelichting: "De terugverdientijd gaat uit van de stroomprijs van 2023. Reken met de prijs van nu."
                ),
                new Ingediend(
                    Mei(9, 14, 20),
                    Zonnepanelen(
                        "De panelen kosten 8,4 miljoen euro. Met de stroomprijs van april 2025 is dat in veertien jaar terug."
                    )
                ),
            ],
        };

    private static DemoNota NetIngediend { get; } =
        new()
        {
            Referenties = ["D2025-002296"],
            Onderwerp = "Sociale veiligheid bij de initiële opleidingen",
            Steller = "kd2",
            Functie = "Beleidsmedewerker personeel",
            AfgestemdMet = ["CDS", "DJZ", "COID", "HDP"],
            Kamerdatum = new(2025, 6, 10),
            Tekst = new(
                "In het debat van maart is toegezegd dat de Kamer voor de zomer hoort hoe het met de opleidingen gaat.",
                "Wij vragen u akkoord te gaan met de vijf maatregelen en de Kamerbrief te ondertekenen.",
                """
                - Iedere school krijgt een eigen vertrouwenspersoon van buiten de lijn.
                - Instructeurs volgen elk jaar een dag training.
                - Leerlingen kunnen ook anoniem iets melden.
                """,
                """
                De maatregelen volgen uit gesprekken met 340 leerlingen en 60 instructeurs. De scholen voeren ze in
                tussen september 2025 en februari 2026.
                """
            )
            {
                Financien = "De maatregelen kosten 1,1 miljoen euro per jaar. Dat geld staat op de begroting.",
                Communicatie = "De scholen vertellen hun leerlingen over de maatregelen in de eerste week.",
            },
            Bijlagen =
            [
                DemoBijlage.Kamerbrief(
                    "sociale veiligheid bij de opleidingen",
                    "Geachte voorzitter,",
                    "Met deze brief kom ik mijn toezegging uit het debat van maart na."
                ),
            ],
            Stappen =
            [
                new Begonnen(Mei(6, 13, 0)),
                new Ingediend(Mei(9, 11, 30)),
                new Gezegd(
                    Mei(9, 15, 20),
                    "cds",
                    (_, taak) => new VraagStellen(taak.Id, "Geldt de trainingsdag ook voor instructeurs die u inhuurt?")
                ),
                new Gezegd(
                    Mei(9, 15, 45),
                    "hdp",
                    (_, taak) =>
                        new ParaafZetten(
                            taak.Id,
                            StapCodes.AkkoordMetOpmerkingen,
                            null,
                            "De dag training telt als werktijd. Neem dat op in de toelichting.",
                            taak.Versie
                        )
                ),
                new Beantwoord(Mei(9, 16, 10), "djz", StapCodes.Akkoord),
            ],
        };

    /// <summary>Two versions that differ in the money only, so that only HDFC is asked again.</summary>
    private static DemoTekst Zonnepanelen(string kosten) =>
        new(
            "Defensie wil in 2030 een derde minder stroom inkopen. Lege daken van kazernes kunnen daaraan bijdragen.",
            "Wij vragen u in te stemmen met zonnepanelen op twaalf kazernes en met de Kamerbrief daarover.",
            """
            - De panelen leveren samen stroom voor ongeveer 3.000 huishoudens.
            - Monumenten en daken bij vliegbases doen niet mee.
            """,
            $"De aanleg duurt van oktober 2025 tot eind 2026. {kosten}"
        );
}
