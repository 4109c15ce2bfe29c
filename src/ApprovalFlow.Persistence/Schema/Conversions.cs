using System.Collections.Immutable;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Termijnen;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ApprovalFlow.Persistence;

/// <summary>How the types of the nota stand in columns: ids as uuid, codes as text, members of enums in kebab-case.</summary>
internal static class Conversions
{
    public const string EenheidCollation = "eenheidscode";

    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<NotaId>().HaveConversion<GuidIdConverter<NotaId>>();
        builder.Properties<TaakId>().HaveConversion<GuidIdConverter<TaakId>>();
        builder.Properties<BijlageId>().HaveConversion<GuidIdConverter<BijlageId>>();
        builder.Properties<MedewerkerId>().HaveConversion<GuidIdConverter<MedewerkerId>>();
        builder.Properties<VervangingId>().HaveConversion<GuidIdConverter<VervangingId>>();
        builder.Properties<IncidentId>().HaveConversion<GuidIdConverter<IncidentId>>();
        builder.Properties<Emailadres>().HaveConversion<EmailadresConverter>();
        builder.Properties<EenheidCode>().HaveConversion<EenheidCodeConverter>().UseCollation(EenheidCollation);
        builder
            .Properties<ImmutableArray<EenheidCode>>()
            .HaveConversion<EenheidCodesConverter, ArrayComparer<EenheidCode>>();
        builder
            .Properties<ImmutableArray<MedewerkerId>>()
            .HaveConversion<MedewerkerIdsConverter, ArrayComparer<MedewerkerId>>();
        Kebab<NotaStatus>(builder);
        Kebab<NotaSoort>(builder);
        Kebab<TaakStatus>(builder);
        Kebab<Stap>(builder);
        Kebab<Oordeel>(builder);
        Kebab<OpmerkingStatus>(builder);
        Kebab<Leesgrond>(builder);
        Kebab<BijlageSoort>(builder);
        Kebab<HoofdstukCode>(builder);
        Kebab<OpdrachtStatus>(builder);
        Kebab<LidmaatschapSoort>(builder);
        Kebab<OnbestelbaarStatus>(builder);
        Kebab<AbonneeStatus>(builder);
        Kebab<Kennisgevingsoort>(builder);
        Kebab<MailStatus>(builder);
        Kebab<Rappelsoort>(builder);
        Kebab<Mailkeuze>(builder);
        Kebab<Agendasoort>(builder);
        Kebab<Kalenderlijst>(builder);
        Kebab<EenheidSoort>(builder);
        Kebab<VervangingSoort>(builder);
        Kebab<TokenOmvang>(builder);
        Kebab<InzageSoort>(builder);
        Kebab<Rubricering>(builder);
    }

    /// <summary>A column of JSON. Equality is by text, so that an unchanged value is not written again.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasColumnType("jsonb").HasConversion(new JsonConverter<T>(), JsonConverter<T>.Comparer);

    /// <summary>For a CHECK constraint: the column holds the name of a member.</summary>
    public static string IsMember<T>(string column)
        where T : struct, Enum =>
        $"{column} IN ({string.Join(", ", Enum.GetValues<T>().Select(v => $"'{KebabConverter<T>.Write(v)}'"))})";

    private static void Kebab<T>(ModelConfigurationBuilder builder)
        where T : struct, Enum => builder.Properties<T>().HaveConversion<KebabConverter<T>>();
}

internal sealed class GuidIdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => Read(value))
    where T : struct, IGuidId<T>
{
    private static T Read(Guid value) => T.Of(value);
}

internal sealed class EmailadresConverter()
    : ValueConverter<Emailadres, string>(adres => adres.Value, text => Emailadres.Of(text));

internal sealed class EenheidCodeConverter()
    : ValueConverter<EenheidCode, string>(code => code.Value, text => EenheidCode.Of(text));

internal sealed class EenheidCodesConverter()
    : ValueConverter<ImmutableArray<EenheidCode>, string[]>(
        codes => codes.Select(code => code.Value).ToArray(),
        texts => texts.Select(EenheidCode.Of).ToImmutableArray()
    );

internal sealed class MedewerkerIdsConverter()
    : ValueConverter<ImmutableArray<MedewerkerId>, Guid[]>(
        ids => ids.Select(id => id.Value).ToArray(),
        values => values.Select(MedewerkerId.Of).ToImmutableArray()
    );

internal sealed class ArrayComparer<T>()
    : ValueComparer<ImmutableArray<T>>(
        (left, right) => left.SequenceEqual(right, EqualityComparer<T>.Default),
        array => array.Length,
        array => array
    );

internal sealed class KebabConverter<T>() : ValueConverter<T, string>(value => Write(value), text => Read(text))
    where T : struct, Enum
{
    private static readonly ImmutableDictionary<string, T> Members = Enum.GetValues<T>()
        .ToImmutableDictionary(Write, StringComparer.Ordinal);

    public static string Write(T value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static T Read(string text) => Members[text];
}

internal sealed class JsonConverter<T>() : ValueConverter<T, string>(value => Write(value), text => Read(text))
{
    public static ValueComparer<T> Comparer { get; } =
        new(
            (left, right) => Write(left!) == Write(right!),
            value => Write(value).GetHashCode(StringComparison.Ordinal),
            value => value
        );

    private static string Write(T value) => JsonSerializer.Serialize(value, NotaJson.Options);

    private static T Read(string text) => JsonSerializer.Deserialize<T>(text, NotaJson.Options)!;
}
