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
    private readonly Func<T, NpgsqlParameter> parameter;
    private readonly ValueComparer comparer;

    public RowColumn(IProperty property, string name)
    {
        Property = property;
        Name = name;
        IsGenerated = property.ValueGenerated == ValueGenerated.OnAdd;
        var mapping = property.GetRelationalTypeMapping();
        comparer = property.GetValueComparer();
        var row = Expression.Parameter(typeof(T));
        var member = Expression.Property(row, property.PropertyInfo!);
        value = Expression.Lambda<Func<T, object?>>(Expression.Convert(member, typeof(object)), row).Compile();
        parameter = Expression.Lambda<Func<T, NpgsqlParameter>>(Made(member, mapping), row).Compile();
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

    public NpgsqlParameter Parameter(T row) => parameter(row);

    /// <summary>A parameter of the value's own type: nothing is boxed, and the driver has nothing to look up.</summary>
    private static Expression Made(Expression member, RelationalTypeMapping mapping)
    {
        var type = Expression.Constant(new NpgsqlParameter { DataTypeName = mapping.StoreType }.NpgsqlDbType);
        var present = Nullable.GetUnderlyingType(member.Type) is null ? member : Expression.Property(member, "Value");
        var converted = mapping.Converter switch
        {
            null => present,
            // A converter that takes the nullable type itself converts what is there as well.
            { } converter when converter.ModelClrType == member.Type => Expression.Invoke(
                converter.ConvertToProviderExpression,
                member
            ),
            { } converter => Expression.Invoke(converter.ConvertToProviderExpression, present),
        };
        var made = New(typeof(NpgsqlParameter<>).MakeGenericType(converted.Type), "TypedValue", converted, type);
        return member.Type.IsValueType && present == member
            ? made
            : Expression.Condition(
                Expression.Equal(member, Expression.Constant(null, member.Type)),
                New(typeof(NpgsqlParameter), "Value", Expression.Constant(DBNull.Value, typeof(object)), type),
                made
            );
    }

    private static UnaryExpression New(Type parameter, string property, Expression value, Expression type) =>
        Expression.Convert(
            Expression.MemberInit(
                Expression.New(parameter),
                Expression.Bind(parameter.GetProperty(property)!, value),
                Expression.Bind(parameter.GetProperty(nameof(NpgsqlParameter.NpgsqlDbType))!, type)
            ),
            typeof(NpgsqlParameter)
        );
}
