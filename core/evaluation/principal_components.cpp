// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/principal_components.h"

#include "core/base/process.h"
#include "core/base/random.h"
#include "core/evaluation/over_rows.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace studio {
namespace {

constexpr std::size_t kSpare = 8;   ///< directions more than wanted, so that the wanted ones converge sooner
constexpr std::size_t kBlock = 16;  ///< rows of a matrix that a thread takes at a time
constexpr int kMostSteps = 60;
constexpr double kSettled = 1e-7;  ///< of the largest variance
constexpr std::uint64_t kSeed = 20140901;

/// Row-major.
struct Matrix {
    Matrix(std::size_t rowCount, std::size_t columnCount)
        : rows(rowCount), columns(columnCount), values(rowCount * columnCount, 0) {}
    double* row(std::size_t i) { return values.data() + i * columns; }
    const double* row(std::size_t i) const { return values.data() + i * columns; }
    std::size_t rows, columns;
    std::vector<double> values;
};

double dot(const double* a, const double* b, std::size_t count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += a[i] * b[i];
    return sum;
}

std::vector<double> meanOf(const FeatureTable& table) {
    std::vector<double> mean(static_cast<std::size_t>(table.width), 0);
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += double{table.row(row)[i]};
    for (double& value : mean) value /= static_cast<double>(table.rows());
    return mean;
}

Matrix covarianceOf(const FeatureTable& table, const std::vector<double>& mean, const std::stop_token& stop) {
    const std::size_t width = mean.size();
    Matrix covariance(width, width);
    overRows(usableCores(), width, kBlock, stop, [&](std::size_t first, std::size_t end) {
        std::vector<double> centred(width);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const float* values = table.row(row).data();
            for (std::size_t i = first; i < width; ++i) centred[i] = double{values[i]} - mean[i];
            for (std::size_t i = first; i < end; ++i) {
                const double own = centred[i];
                double* out = covariance.row(i);
                for (std::size_t j = i; j < width; ++j) out[j] += own * centred[j];
            }
        }
    });
    const double over = 1 / static_cast<double>(table.rows() - 1);
    for (std::size_t i = 0; i < width; ++i)
        for (std::size_t j = i; j < width; ++j) covariance.row(j)[i] = covariance.row(i)[j] *= over;
    return covariance;
}

/// Modified Gram-Schmidt, twice. A row that nothing is left of becomes 0.
void orthonormalise(Matrix& rows) {
    for (std::size_t i = 0; i < rows.rows; ++i) {
        double* own = rows.row(i);
        const double before = std::sqrt(dot(own, own, rows.columns));
        for (int time = 0; time < 2; ++time)
            for (std::size_t j = 0; j < i; ++j) {
                const double* other = rows.row(j);
                const double share = dot(own, other, rows.columns);
                for (std::size_t k = 0; k < rows.columns; ++k) own[k] -= share * other[k];
            }
        const double length = std::sqrt(dot(own, own, rows.columns));
        const double scale = length > 1e-12 * before ? 1 / length : 0;
        for (std::size_t k = 0; k < rows.columns; ++k) own[k] *= scale;
    }
}

/// Each row of `rows` times the symmetric `matrix`.
Matrix times(const Matrix& rows, const Matrix& matrix, const std::stop_token& stop) {
    Matrix product(rows.rows, rows.columns);
    overRows(usableCores(), matrix.rows, kBlock, stop, [&](std::size_t first, std::size_t end) {
        for (std::size_t i = first; i < end; ++i)
            for (std::size_t k = 0; k < rows.rows; ++k)
                product.row(k)[i] = dot(matrix.row(i), rows.row(k), matrix.columns);
    });
    return product;
}

/// Jacobi's method, cyclic: on return `symmetric` is diagonal and the rows of the answer are its eigenvectors.
Matrix diagonalise(Matrix& symmetric) {
    const std::size_t size = symmetric.rows;
    Matrix vectors(size, size);
    for (std::size_t i = 0; i < size; ++i) vectors.row(i)[i] = 1;
    const double whole = dot(symmetric.values.data(), symmetric.values.data(), symmetric.values.size());
    for (int sweep = 0; sweep < 50; ++sweep) {
        double off = 0;
        for (std::size_t p = 0; p < size; ++p)
            for (std::size_t q = p + 1; q < size; ++q) off += symmetric.row(p)[q] * symmetric.row(p)[q];
        if (off <= 1e-28 * whole) break;
        for (std::size_t p = 0; p < size; ++p)
            for (std::size_t q = p + 1; q < size; ++q) {
                const double apq = symmetric.row(p)[q];
                if (apq == 0) continue;
                const double theta = (symmetric.row(q)[q] - symmetric.row(p)[p]) / (2 * apq);
                const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
                const double c = 1 / std::sqrt(t * t + 1), s = t * c;
                const auto turn = [c, s](double& x, double& y) {
                    const double before = x;
                    x = c * before - s * y;
                    y = s * before + c * y;
                };
                for (std::size_t k = 0; k < size; ++k) turn(symmetric.row(k)[p], symmetric.row(k)[q]);
                for (std::size_t k = 0; k < size; ++k) turn(symmetric.row(p)[k], symmetric.row(q)[k]);
                for (std::size_t k = 0; k < size; ++k) turn(vectors.row(p)[k], vectors.row(q)[k]);
            }
    }
    return vectors;
}

/// Turns the orthonormal `directions` so that they are the best the subspace has, and gives their variances, the
/// largest first.
std::vector<double> ritz(Matrix& directions, const Matrix& covariance, const std::stop_token& stop) {
    const Matrix product = times(directions, covariance, stop);
    const std::size_t size = directions.rows;
    Matrix small(size, size);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = i; j < size; ++j)
            small.row(i)[j] = small.row(j)[i] = dot(directions.row(i), product.row(j), directions.columns);
    const Matrix turns = diagonalise(small);
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return small.row(a)[a] > small.row(b)[b]; });
    Matrix turned(size, directions.columns);
    std::vector<double> variances;
    for (std::size_t i = 0; i < size; ++i) {
        variances.push_back(std::max(0.0, small.row(order[i])[order[i]]));
        for (std::size_t j = 0; j < size; ++j)
            for (std::size_t k = 0; k < directions.columns; ++k)
                turned.row(i)[k] += turns.row(order[i])[j] * directions.row(j)[k];
    }
    directions = std::move(turned);
    return variances;
}

bool settled(const std::vector<double>& now, const std::vector<double>& before, std::size_t wanted) {
    for (std::size_t i = 0; i < wanted; ++i)
        if (std::abs(now[i] - before[i]) > kSettled * now[0]) return false;
    return true;
}

void chooseSigns(Matrix& directions) {
    for (std::size_t i = 0; i < directions.rows; ++i) {
        double* values = directions.row(i);
        const double* largest = std::max_element(values, values + directions.columns,
                                                 [](double a, double b) { return std::abs(a) < std::abs(b); });
        if (*largest < 0) std::transform(values, values + directions.columns, values, std::negate<>());
    }
}

}  // namespace

Components principalComponents(const FeatureTable& table, int most, std::stop_token stop) {
    const auto width = static_cast<std::size_t>(table.width), rows = table.rows();
    Components found;
    if (rows < 2 || width == 0 || most < 1) return found;
    const std::size_t wanted = std::min({static_cast<std::size_t>(most), width, rows - 1});
    const std::vector<double> mean = meanOf(table);
    const Matrix covariance = covarianceOf(table, mean, stop);
    Matrix directions(std::min(width, wanted + kSpare), width);
    Random random(kSeed);
    for (double& value : directions.values) value = random.uniform(-1, 1);
    orthonormalise(directions);
    std::vector<double> variances = ritz(directions, covariance, stop);
    for (int step = 0; step < kMostSteps && directions.rows < width; ++step) {
        const std::vector<double> before = variances;
        directions = times(directions, covariance, stop);
        orthonormalise(directions);
        variances = ritz(directions, covariance, stop);
        if (settled(variances, before, wanted)) break;
    }
    chooseSigns(directions);
    found.width = static_cast<int>(wanted);
    found.variances.assign(variances.begin(), variances.begin() + static_cast<std::ptrdiff_t>(wanted));
    found.values.resize(rows * wanted);
    overRows(usableCores(), rows, kBlock, stop, [&](std::size_t first, std::size_t end) {
        for (std::size_t row = first; row < end; ++row)
            for (std::size_t k = 0; k < wanted; ++k) {
                const double* direction = directions.row(k);
                double sum = 0;
                for (std::size_t i = 0; i < width; ++i) sum += (double{table.row(row)[i]} - mean[i]) * direction[i];
                found.values[row * wanted + k] = sum;
            }
    });
    return found;
}

}  // namespace studio
