using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ApprovalFlow.Persistence;

/// <summary>One property as a column: its value as the database takes it, and whether two rows have the same.</summary>
internal sealed class RowColumn<T>
    where T : class
{
    private readonly Func<T, object?> value;
    private readonly Func<T, object?> stored;
    private readonly ValueComparer comparer;
    private readonly string type;

    public RowColumn(IProperty property, string name)
    {
        Property = property;
        Name = name;
        IsGenerated = property.ValueGenerated == ValueGenerated.OnAdd;
        var mapping = property.GetRelationalTypeMapping();
        type = mapping.StoreType;
        comparer = property.GetValueComparer();
        var row = Expression.Parameter(typeof(T));
        var member = Expression.Property(row, property.PropertyInfo!);
        value = Expression.Lambda<Func<T, object?>>(Expression.Convert(member, typeof(object)), row).Compile();
        stored = Expression.Lambda<Func<T, object?>>(Converted(member, mapping), row).Compile();
    }

    public IProperty Property { get; }
    public string Name { get; }

    /// <summary>The database numbers it.</summary>
    public bool IsGenerated { get; }

    public bool AreAlike(T before, T after)
    {
        var (left, right) = (value(before), value(after));
        return ReferenceEquals(left, right) || Equals(left, right) || comparer.Equals(left, right);
    }

    public NpgsqlParameter Parameter(T row) => new() { Value = stored(row) ?? DBNull.Value, DataTypeName = type };

    private static Expression Converted(Expression member, RelationalTypeMapping mapping)
    {
        if (mapping.Converter is not { } converter)
        {
            return Expression.Convert(member, typeof(object));
        }
        var absent = Expression.Constant(null, typeof(object));
        if (Nullable.GetUnderlyingType(member.Type) is { } inner && converter.ModelClrType == inner)
        {
            var present = Call(converter.ConvertToProviderExpression, Expression.Property(member, "Value"));
            return Expression.Condition(Expression.Property(member, "HasValue"), present, absent);
        }
        var called = Call(converter.ConvertToProviderExpression, member);
        return member.Type.IsValueType
            ? called
            : Expression.Condition(Expression.Equal(member, Expression.Constant(null, member.Type)), absent, called);
    }

    private static UnaryExpression Call(LambdaExpression conversion, Expression argument) =>
        Expression.Convert(Expression.Invoke(conversion, argument), typeof(object));
}
