using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Stappen;
using static ApprovalFlow.Web.Demo.Tijd;

namespace ApprovalFlow.Web.Demo;

/// <summary>The yearly report on integrity, on its way to Verantwoordingsdag: two directies answered, three still must.</summary>
internal static class JaarverslagIntegriteit
{
    public static DemoNota Nota { get; } =
        new()
        {
            Referenties = ["D2025-002301", "MINDEF20250017277"],
            Onderwerp = "Jaarverslag Integriteit Defensie 2024 naar de Tweede Kamer",
            Steller = "kd",
            AfgestemdMet = ["CDS", "HDFC", "DJZ", "DCo", "COID"],
            Kamerdatum = new(2025, 5, 21),
            Tekst = new(
                """
                Ieder jaar legt Defensie verantwoording af over de integriteit van de organisatie. Het verslag over 2024
                is klaar. Het krijgt zijn definitieve vorm als de SG deze nota doorgeleidt. De Kamer verwacht het
                verslag op Verantwoordingsdag, woensdag 21 mei 2025.
                """,
                """
                Wij vragen u akkoord te gaan met de Kamerbrief in de bijlage en die te ondertekenen. Met de brief gaat
                het verslag naar de Tweede Kamer.
                """,
                """
                - Defensie verplicht zichzelf tot dit verslag in Aanwijzing SG-984. Iedereen mag het lezen.
                - In 2024 kwamen er 627 meldingen binnen over een mogelijke schending van de integriteit.
                - Niemand meldde in 2024 een vermoeden van een misstand. Wel waren er 27 klachten.
                """,
                """
                Het verslag volgt de drie onderdelen van het beleid.

                ### Bevorderen

                Hier staat wat Defensie deed om goed gedrag gewoon te maken: werken aan cultuur en leiderschap,
                trainingen voor omstanders, en onderzoek samen met de Nederlandse Defensie Academie.

                ### Bewaken

                Het aantal meldingen ligt al drie jaar ongeveer gelijk. In de coronajaren was het veel lager.

                | Jaar | Meldingen |
                |------|-----------|
                | 2020 | 314 |
                | 2021 | 371 |
                | 2022 | 667 |
                | 2023 | 555 |
                | 2024 | 627 |

                - Over 2023 was er 1 vermoeden van een misstand, over 2024 geen.
                - Vertrouwenspersonen hielpen in ongeveer 900 zaken. Ook dat aantal blijft gelijk. Vaak ging het om een
                  conflict op het werk of om de thuissituatie.

                ### Beschouwen

                Dit deel kijkt vooruit. Het noemt wat Defensie leert van het onderzoek van de Algemene Rekenkamer bij
                de kerndepartementen, en van de gesprekken over de eerste hoofdtaak.
                """
            ),
            Bijlagen =
            [
                DemoBijlage.Kamerbrief(
                    "Jaarverslag Integriteit Defensie 2024",
                    "Geachte voorzitter,",
                    "Hierbij stuur ik u het Jaarverslag Integriteit Defensie 2024.",
                    "Het verslag laat zien hoe Defensie in 2024 aan een veilige en eerlijke organisatie werkte, en "
                        + "welke meldingen en klachten er waren.",
                    "De staatssecretaris van Defensie"
                ),
                DemoBijlage.Rapport(
                    "Jaarverslag Integriteit Defensie 2024",
                    vastTeStellen: true,
                    "Meldingen: 627 in 2024, 555 in 2023, 667 in 2022, 371 in 2021 en 314 in 2020.",
                    "Klachten in 2024: 27. Vermoedens van een misstand: 0 in 2024, 1 in 2023.",
                    "Zaken bij vertrouwenspersonen: ongeveer 900 per jaar.",
                    "Dit is een voorbeeld voor de demo. Het echte verslag is langer."
                ),
            ],
            Stappen =
            [
                new Begonnen(Mei(8, 10, 20)),
                new Ingediend(Mei(12, 8, 5)),
                new Beantwoord(
                    Mei(12, 8, 32),
                    "cds",
                    StapCodes.Akkoord,
                    "De eenheden hoeven voor dit verslag niets te doen."
                ),
                new Beantwoord(
                    Mei(12, 8, 47),
                    "coid",
                    StapCodes.AkkoordMetOpmerkingen,
                    Toelichting: "De cijfers kloppen met onze registratie. Noem in de toelichting ook de trainingen van 2024."
                ),
            ],
        };
}
