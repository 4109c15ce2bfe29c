using System.Collections.Immutable;

namespace ApprovalFlow.Notas.Termijnen;

/// <summary>The Dutch sentences by which counts and plans explain themselves, on screen, in mail and in the verbs.</summary>
public static class Uitleg
{
    /// <summary>"3 werkdagen, Hemelvaartsdag overgeslagen": for a line in a table.</summary>
    public static string Kort(int werkdagen, ImmutableArray<OvergeslagenDag> overgeslagen) =>
        overgeslagen.IsEmpty
            ? Werkdagen(werkdagen)
            : $"{Werkdagen(werkdagen)}, {Names(overgeslagen, group => group[0].Naam)} overgeslagen";

    /// <summary>"3 werkdagen na maandag 26 mei 2025 is vrijdag 30 mei 2025. Hemelvaartsdag (29 mei) is overgeslagen."</summary>
    public static string Zin(Telling telling) =>
        telling.Kalender switch
        {
            KalenderSoort.Werk => WerkZin(telling),
            KalenderSoort.Wettelijk => WettelijkZin(telling),
        };

    /// <summary>"Afstemmen: uiterlijk donderdag 15 mei 2025 (3 werkdagen)."</summary>
    public static string Zin(PlanStap stap) =>
        $"{stap.Naam}: uiterlijk {DutchDate.Full(stap.UitersteDatum)} ({Kort(stap.Aandeel, stap.Overgeslagen)}).";

    /// <summary>From when the plan counts back, and by when the first step must open.</summary>
    public static string Zin(Planning planning, Werkkalender kalender)
    {
        var begin = $"De eerste stap begint uiterlijk op {DutchDate.Full(planning.UiterlijkBeginnen)}.";
        return planning.LaatsteDag == planning.Kamerdatum
            ? $"De planning telt terug vanaf de Kamerdatum, {DutchDate.Full(planning.Kamerdatum)}. {begin}"
            : $"Op de Kamerdatum, {DutchDate.Full(planning.Kamerdatum)}, wordt niet gewerkt "
                + $"({kalender.Reden(planning.Kamerdatum)}). De planning telt terug vanaf {DutchDate.Full(planning.LaatsteDag)}. {begin}";
    }

    /// <summary>"Beslissen heeft 1 werkdag speling." Negative slack is told and stops nobody.</summary>
    public static string Speling(VerloopStap stap) =>
        stap.Speling switch
        {
            > 0 => $"{stap.Stap.Naam} heeft {Werkdagen(stap.Speling)} speling.",
            0 => $"{stap.Stap.Naam} past precies.",
            < 0 => $"{stap.Stap.Naam} komt {Werkdagen(-stap.Speling)} na de uiterste datum. U kunt wel doorgaan.",
        };

    /// <summary>
    /// "Is HDFC 2 werkdagen later klaar, dan heeft STASDEF nog 1 werkdag.": of each later step that keeps less than its share,
    /// and of one without share that comes too late. Null when nothing comes after it.
    /// </summary>
    public static string? Gevolg(string wie, Verloop verloop, Func<PlanStap, string> naam)
    {
        if (verloop.Stappen.Length < 2)
            return null;
        var gevolgen = verloop
            .Stappen.Skip(1)
            .Where(stap => stap.DagenOver < stap.Stap.Aandeel || (stap.Stap.Aandeel == 0 && stap.Speling < 0))
            .Select(stap => Gevolg(stap, naam(stap.Stap)))
            .ToList();
        var later = $"Is {wie} {Werkdagen(verloop.Vertraging)} later klaar, dan";
        return gevolgen.Count == 0
            ? $"{later} houden de stappen daarna genoeg tijd."
            : $"{later} {Opsomming(gevolgen)}.";
    }

    /// <summary>"1 werkdag", "3 werkdagen"</summary>
    public static string Werkdagen(int aantal) => aantal == 1 ? "1 werkdag" : $"{aantal} werkdagen";

    private static string Gevolg(VerloopStap stap, string wie) =>
        stap switch
        {
            { Stap.Aandeel: 0 } => $"is {wie} {Werkdagen(-stap.Speling)} te laat",
            { DagenOver: > 0 } => $"heeft {wie} nog {Werkdagen(stap.DagenOver)}",
            _ => $"heeft {wie} geen werkdag meer",
        };

    private static string Opsomming(List<string> delen) =>
        delen.Count < 2 ? delen[0] : $"{string.Join(", ", delen.SkipLast(1))} en {delen[^1]}";

    private static string WerkZin(Telling telling)
    {
        var side = telling.Aantal < 0 ? "voor" : "na";
        var count =
            $"{Werkdagen(Math.Abs(telling.Aantal))} {side} {DutchDate.Full(telling.Van)} is {DutchDate.Full(telling.Datum)}.";
        return telling.Overgeslagen.IsEmpty ? count : $"{count} Overgeslagen: {Names(telling.Overgeslagen, Dated)}.";
    }

    private static string WettelijkZin(Telling telling)
    {
        var days = telling.Aantal == 1 ? "1 dag" : $"{telling.Aantal} dagen";
        var unextended = telling.Van.PlusDays(telling.Aantal);
        var count = $"{days} na {DutchDate.Full(telling.Van)} is {DutchDate.Full(unextended)}.";
        if (telling.Artikel2)
        {
            return $"{count} In een termijn van 3 dagen of meer vallen ten minste twee gewone dagen, dus de termijn loopt tot en met "
                + $"{DutchDate.Full(telling.Datum)} (Algemene termijnenwet, artikel 2). Geen gewone dag: {Names(telling.Overgeslagen, Dated)}.";
        }
        return telling.Artikel1
            ? $"{count} Dat is geen gewone dag, dus de termijn loopt tot en met {DutchDate.Full(telling.Datum)} "
                + $"(Algemene termijnenwet, artikel 1). Geen gewone dag: {Names(telling.Overgeslagen, Dated)}."
            : count;
    }

    // A reces of six weeks is one name, not thirty.
    private static string Names(ImmutableArray<OvergeslagenDag> days, Func<List<OvergeslagenDag>, string> text)
    {
        var groups = new List<List<OvergeslagenDag>>();
        foreach (var day in days)
        {
            if (groups.Count > 0 && groups[^1][0].Naam == day.Naam && day.Datum <= groups[^1][^1].Datum.PlusWeeks(1))
                groups[^1].Add(day);
            else
                groups.Add([day]);
        }
        var names = groups.ConvertAll(group => text(group)).Distinct(StringComparer.Ordinal).ToList();
        return Opsomming(names);
    }

    private static string Dated(List<OvergeslagenDag> group) =>
        group.Count == 1
            ? $"{group[0].Naam} ({DutchDate.DayMonth(group[0].Datum)})"
            : $"{group[0].Naam} ({DutchDate.DayMonth(group[0].Datum)} tot en met {DutchDate.DayMonth(group[^1].Datum)})";
}
