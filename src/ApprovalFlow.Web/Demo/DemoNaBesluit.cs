using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using static ApprovalFlow.Web.Demo.Tijd;

namespace ApprovalFlow.Web.Demo;

/// <summary>Notas that were decided and still have a way to go: to the SG, and to the Kamer.</summary>
internal static class DemoNaBesluit
{
    public static IEnumerable<DemoNota> Notas => [TerVaststelling, TerAanbieding];

    private static DemoNota TerVaststelling { get; } =
        new()
        {
            Referenties = ["D2025-002041"],
            Onderwerp = "Jaarverslag Arbeidsveiligheid Defensie 2024",
            Steller = "kd",
            Functie = "Adviseur veiligheid",
            AfgestemdMet = ["CDS", "HDFC", "DJZ", "DCo"],
            Kamerdatum = new(2025, 5, 15),
            Tekst = new(
                "De Kamer krijgt elk jaar in mei een verslag over de veiligheid op het werk bij Defensie.",
                "Wij vragen u in te stemmen met de Kamerbrief waarmee u het verslag aanbiedt.",
                """
                - Het aantal ongevallen met letsel daalde van 412 naar 377.
                - Er waren geen dodelijke ongevallen.
                - Bijna-ongevallen worden vaker gemeld. Dat was de bedoeling.
                """,
                """
                ### Wat goed gaat

                Werkplaatsen bespreken ieder voorval binnen een week.

                ### Wat beter moet

                Bij oefeningen in het donker gebeuren nog te veel ongevallen met voertuigen.
                """
            ),
            Bijlagen =
            [
                DemoBijlage.Kamerbrief(
                    "arbeidsveiligheid in 2024",
                    "Geachte voorzitter,",
                    "Hierbij krijgt u het verslag over 2024."
                ),
                DemoBijlage.Rapport(
                    "Jaarverslag Arbeidsveiligheid Defensie 2024",
                    vastTeStellen: true,
                    "Ongevallen met letsel: 377 in 2024, 412 in 2023.",
                    "Dodelijke ongevallen: geen."
                ),
            ],
            Stappen =
            [
                new Begonnen(April(25, 9, 0)),
                new Ingediend(April(30, 11, 15)),
                new Beantwoord(
                    Mei(1, 9, 35),
                    "cds",
                    StapCodes.Akkoord,
                    "De commandanten nemen de verbeterpunten op in hun plannen voor 2026."
                ),
                new Beantwoord(Mei(1, 13, 20), "hdfc", StapCodes.Akkoord),
                new Beantwoord(Mei(2, 10, 0), "dco", StapCodes.Akkoord, "DCo maakt een bericht voor het intranet."),
                new Beantwoord(Mei(6, 15, 5), "djz", StapCodes.Akkoord),
                new Beantwoord(Mei(7, 10, 50), "dgb", StapCodes.Ondertekenen),
                new Beantwoord(
                    Mei(9, 12, 10),
                    "stasdef",
                    StapCodes.AkkoordMetAantekening,
                    "Akkoord. Ik wil in het najaar horen wat er met de oefeningen in het donker is gedaan."
                ),
            ],
        };

    private static DemoNota TerAanbieding { get; } =
        new()
        {
            Referenties = ["D2025-002018"],
            Onderwerp = "Voortgang van werving en behoud, voorjaar 2025",
            Steller = "kd2",
            Functie = "Beleidsmedewerker personeel",
            AfgestemdMet = ["HDFC", "DCo"],
            Kamerdatum = new(2025, 5, 13),
            Tekst = new(
                "Twee keer per jaar hoort de Kamer hoeveel mensen bij Defensie komen werken en hoeveel er vertrekken.",
                "Wij vragen u in te stemmen met de Kamerbrief en de rapportage te laten aanbieden.",
                """
                - In het eerste kwartaal kwamen 2.140 mensen in dienst en vertrokken er 1.380.
                - De wachttijd voor een keuring daalde van negen naar zes weken.
                """,
                "De meeste mensen die vertrekken noemen de afstand tot huis. Daarom begint een proef met vaste standplaatsen."
            ),
            Bijlagen =
            [
                DemoBijlage.Kamerbrief(
                    "werving en behoud",
                    "Geachte voorzitter,",
                    "Hierbij krijgt u de rapportage van dit voorjaar."
                ),
                DemoBijlage.Rapport(
                    "Rapportage werving en behoud",
                    vastTeStellen: true,
                    "In dienst: 2.140. Vertrokken: 1.380. Verschil: 760 mensen erbij.",
                    "Wachttijd voor een keuring: zes weken."
                ),
            ],
            Stappen =
            [
                new Begonnen(April(23, 9, 45)),
                new Ingediend(Mei(2, 9, 5)),
                new Beantwoord(
                    Mei(6, 10, 10),
                    "dco",
                    StapCodes.Akkoord,
                    "De cijfers komen ook op de website te staan."
                ),
                new Beantwoord(Mei(7, 9, 40), "hdfc", StapCodes.Akkoord),
                new Beantwoord(Mei(8, 9, 25), "dgb", StapCodes.Ondertekenen),
                new Beantwoord(Mei(9, 11, 15), "stasdef", StapCodes.Akkoord),
                new Beantwoord(Mei(12, 8, 20), "sg", StapCodes.Doorgeleiden),
                new Samengesteld(Mei(12, 8, 21)),
            ],
        };
}
